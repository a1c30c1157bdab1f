package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Column;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.DropDefault;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.TriggerTiming;
import java.util.Optional;

/** Code that does not know a new column leaves it out, and its INSERTs fail where the column refuses that. */
public final class RequiredColumnAdded extends StatementRule {

    public RequiredColumnAdded() {
        super(error("required-column-added", "A new column refuses the rows of code that does not know it")
                .noteInRollback()
                .tags("column", "not-null"));
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, StatementContext context) {
        report(alter, action, action.column(), context);
    }

    @Override
    public void visit(AlterTable alter, DropDefault action, StatementContext context) {
        report(alter, action, action.column(), context);
    }

    /** Whether the script gives the column a default later, as where its type is exchanged in between. */
    private static boolean getsADefault(QualifiedName table, String column, StatementContext context) {
        return context.script().executed().stream()
                .dropWhile(executed -> executed != context.executed())
                .skip(1)
                .anyMatch(executed -> executed.statement() instanceof AlterTable later
                        && context.state()
                                .resolve(later.table())
                                .equals(context.state().resolve(table))
                        && later.actions().stream()
                                .anyMatch(action -> action instanceof SetDefault set
                                        && set.column().value().equals(column)));
    }

    /** A column that takes the name of one that the migration has dropped or renamed is known to the code. */
    private static boolean stoodBefore(QualifiedName table, String column, StatementContext context) {
        String last = context.later()
                .inScript()
                .renamesColumn(table, column)
                .map(step -> ((Rename) step.executed().statement()).to().value())
                .orElse(column);
        return context.beforeScript()
                .table(table)
                .flatMap(before -> before.column(last))
                .filter(Column::notNull)
                .isPresent();
    }

    /** A trigger that the migration makes for the rows to come may well fill the new column of those that leave it out. */
    private static boolean isFilledByTrigger(QualifiedName table, StatementContext context) {
        return context.script().executed().stream()
                .anyMatch(executed -> executed.statement() instanceof CreateTrigger create
                        && create.timing() == TriggerTiming.BEFORE
                        && create.forEachRow()
                        && create.events().stream()
                                .anyMatch(event -> event.event().equals("INSERT"))
                        && context.state()
                                .resolve(create.table())
                                .equals(context.state().resolve(table)));
    }

    /** A column of this migration that is NOT NULL without a default when the statement is done. */
    private static void report(AlterTable alter, Ranged action, Identifier name, StatementContext context) {
        Optional<Column> added = context.state()
                .table(alter.table())
                .flatMap(table -> table.column(name.value()))
                .filter(column -> column.origin()
                        .filter(origin -> origin.migration() == context.state().migration())
                        .isPresent());
        if (added.isEmpty()
                || context.goesDown()
                || !context.existedBefore(alter.table())
                || getsADefault(alter.table(), name.value(), context)
                || stoodBefore(alter.table(), name.value(), context)
                || isFilledByTrigger(alter.table(), context)) {
            return;
        }
        Optional<Column> left =
                context.moment().after().table(alter.table()).flatMap(table -> table.column(name.value()));
        if (left.filter(column -> column.notNull() && !column.hasDefault()).isPresent()) {
            context.report(
                            action,
                            "Code that is running does not know %s, and its INSERTs into %s fail from here on.",
                            name,
                            alter.table())
                    .help(
                            "Keep a default, or let rows be without %s until the release that fills it is everywhere, and set NOT"
                                    + " NULL in a later migration.",
                            name);
        }
    }
}
