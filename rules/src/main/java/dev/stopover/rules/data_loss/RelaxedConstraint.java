package dev.stopover.rules.data_loss;

import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.QualifiedName;
import java.util.Optional;

/** A constraint that is dropped no longer keeps out what it kept out, and putting it back fails on the first such row. */
public final class RelaxedConstraint extends StatementRule {

    public RelaxedConstraint() {
        super(note("relaxed-constraint", "A constraint is dropped and not replaced")
                .tags("constraint", "not-null")
                .groupedFrom(6));
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, StatementContext context) {
        Optional<TableConstraint> dropped = context.state()
                .table(alter.table())
                .flatMap(table -> table.constraints().find(action.constraint().value()))
                .filter(constraint -> constraint.kind() != ConstraintKind.PRIMARY_KEY);
        if (dropped.isEmpty()
                || context.goesDown()
                || !Stakes.hasRows(alter.table(), context)
                || Stakes.isDroppedLater(alter.table(), context)
                || Stakes.isOfThisMigration(dropped.get().origin(), context)
                || isDroppedWithItsColumn(alter, dropped.get(), context)
                || Replacements.byIndex(dropped.get(), alter, context)
                || Replacements.of(dropped.get(), alter, context).isPresent()) {
            return;
        }
        context.report(
                        action,
                        "From here on nothing keeps out %s, and adding %s again fails on the first such row.",
                        unwanted(dropped.get(), alter.table(), context),
                        action.constraint())
                .help("Nothing to do where that is meant; otherwise add what takes its place in the same migration.");
    }

    @Override
    public void visit(AlterTable alter, DropNotNull action, StatementContext context) {
        String column = action.column().value();
        boolean known = context.state()
                .table(alter.table())
                .flatMap(table -> table.column(column))
                .filter(found -> found.notNull() && !Stakes.isOfThisMigration(found.origin(), context))
                .isPresent();
        if (known
                && !context.goesDown()
                && Stakes.hasRows(alter.table(), context)
                && context.later().inScript().setsNotNull(alter.table(), column).isEmpty()
                && context.later().inScript().dropsColumn(alter.table(), column).isEmpty()) {
            context.report(
                            action,
                            "From here on %s of %s may be missing, which code that reads it may not expect.",
                            action.column(),
                            alter.table())
                    .help("Nothing to do where that is meant; deploy the code that can do without a value before.");
        }
    }

    private static String unwanted(TableConstraint dropped, QualifiedName table, StatementContext context) {
        String columns = String.join(", ", dropped.columns());
        return switch (dropped.kind()) {
            case FOREIGN_KEY ->
                "rows of %s whose %s is not in %s"
                        .formatted(
                                table,
                                columns,
                                context.catalog()
                                        .nameOf(dropped.references())
                                        .map(ObjectName::toString)
                                        .orElse("the other table"));
            case UNIQUE -> "rows of %s with the same %s".formatted(table, columns);
            case NOT_NULL -> "rows of %s without %s".formatted(table, columns);
            case EXCLUDE -> "rows of %s that exclude each other".formatted(table);
            default -> "rows of %s that break the check".formatted(table);
        };
    }

    private static boolean isDroppedWithItsColumn(
            AlterTable alter, TableConstraint constraint, StatementContext context) {
        return constraint.columns().stream()
                .anyMatch(column -> context.later()
                                .inScript()
                                .dropsColumn(alter.table(), column)
                                .isPresent()
                        || alter.actions().stream()
                                .anyMatch(action -> action instanceof DropColumn drop
                                        && drop.column().value().equals(column)));
    }
}
