package dev.stopover.catalog.rows;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Relation;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of tables that the history has made and filled with constants itself. */
final class FilledTables {

    private static final int MOST = 10_000;

    private final Catalog catalog;
    private final SystemCatalogs names;
    private final Answers answers;

    FilledTables(Catalog catalog, SystemCatalogs names, Answers answers) {
        this.catalog = catalog;
        this.names = names;
        this.answers = answers;
    }

    /** The rows of a table; empty if they are not known. */
    Optional<List<CatalogRow>> rows(QualifiedName name) {
        Optional<Relation> table = names.named(name);
        Optional<List<Insert>> inserts = table.flatMap(found -> catalog.insertedInto(found.id()));
        if (inserts.isEmpty()) {
            return Optional.empty();
        }
        List<CatalogRow> rows = new ArrayList<>();
        for (Insert insert : inserts.get()) {
            Mentions mentions = answers.mentions(insert.query());
            List<String> columns = insert.columns().isEmpty()
                    ? table.get().columns().stream().map(Column::name).toList()
                    : insert.columns().stream().map(Identifier::value).toList();
            int values = values(mentions);
            for (CatalogRow row : new Evaluation(mentions, names, MOST).values(values, RowScope.NONE)) {
                rows.add(new CatalogRow(
                        row(table.get(), columns, List.copyOf(row.columns().values())), false));
            }
        }
        return Optional.of(rows);
    }

    private static int values(Mentions mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.VALUES)) {
                return i;
            }
        }
        throw new NotKnown();
    }

    /** What is left out takes its default, or nothing. */
    private static Map<String, CellValue> row(Relation table, List<String> named, List<CellValue> values) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            int at = named.indexOf(column.name());
            boolean none = column.defaultValue().isEmpty() && column.identity() == IdentityKind.NONE;
            row.put(
                    column.name(),
                    at >= 0 && at < values.size() ? values.get(at) : none ? CellValue.NULL : CellValue.UNKNOWN);
        }
        return row;
    }
}
