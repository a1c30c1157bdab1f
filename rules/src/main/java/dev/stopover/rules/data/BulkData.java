package dev.stopover.rules.data;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Table;
import dev.stopover.rule.Property;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Set;

/** Rows by the hundred are data, which every database is then to have, and no schema. */
public final class BulkData extends StatementRule {

    private static final int FEW_COLUMNS = 6;
    private static final int MOST_REFERENCE = 20;
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final String END_OF_DATA = "\\.";

    static final Property<Integer> ROWS =
            Property.number("rows", "How many rows of one statement are no load yet.", 50);

    public BulkData() {
        super(note("bulk-data", "A migration carries a load of rows")
                .tags("data")
                .options(ROWS)
                .since("0.2"));
    }

    @Override
    public void visit(Insert insert, StatementContext context) {
        report(insert, insert.table(), insert.columns(), insert.rows(), context);
    }

    @Override
    public void visit(Copy copy, StatementContext context) {
        if (copy.from() && copy.table().isPresent() && copy.data().isPresent()) {
            String data = copy.data().get().of(context.script().file().text());
            int rows =
                    (int) data.lines().filter(line -> !line.equals(END_OF_DATA)).count();
            report(copy, copy.table().get(), copy.columns(), rows, context);
        }
    }

    /** Few columns that tell of nobody are what the other tables and the code refer to, unless there are very many rows. */
    private static boolean isReference(
            QualifiedName table, List<Identifier> columns, int rows, StatementContext context) {
        if (PersonalNames.isReference(table.name())) {
            return true;
        }
        return rows <= context.option(ROWS) * MOST_REFERENCE
                && context.state()
                        .table(table)
                        .filter(known -> isOfFew(known, columns))
                        .filter(known -> isOfNumbers(known, columns) || !PersonalNames.isPersonalTable(table.name()))
                        .isPresent();
    }

    private static boolean isOfFew(Table table, List<Identifier> columns) {
        int filled = columns.isEmpty() ? table.columns().size() : columns.size();
        return filled > 0
                && filled <= FEW_COLUMNS
                && table.columns().stream().map(Column::name).noneMatch(PersonalNames::isPersonalColumn);
    }

    private static boolean isOfNumbers(Table table, List<Identifier> columns) {
        return !columns.isEmpty()
                && columns.stream()
                        .allMatch(name -> table.column(name.value())
                                .filter(column -> NUMBERS.contains(column.type().name()))
                                .isPresent());
    }

    private static void report(
            Statement statement, QualifiedName table, List<Identifier> columns, int rows, StatementContext context) {
        if (rows > context.option(ROWS) && !isReference(table, columns, rows, context)) {
            context.report(
                            statement.keywords(),
                            "%s rows are put into %s, in every database that this migration reaches.",
                            rows,
                            table)
                    .help(
                            "Load them by a seed or a job of its own; a migration keeps them in the repository for good.");
        }
    }
}
