package dev.stopover.rules.locking;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that refuses nulls while rows have none of it yet makes the migration fail on any filled table. */
public final class NotNullWithoutBackfill extends StatementRule {

    private static final int CHECKS_SPARE_THE_SCAN = 12;

    public NotNullWithoutBackfill() {
        super(error("not-null-without-backfill", "NOT NULL is set before the rows have a value")
                .inRollback(Severity.WARNING)
                .tags("not-null", "backfill"));
    }

    @Override
    public void visit(AlterTable alter, SetNotNull action, StatementContext context) {
        String column = action.column().value();
        if (!context.existedBefore(alter.table())
                || isMissing(alter, column, context)
                || hasHadValues(alter, column, context)
                || Backfill.fillsTheColumn(alter.table(), column, context)) {
            return;
        }
        Optional<Table> table = context.state().table(alter.table());
        if (table.filter(known -> context.catalog().provesNotNull(known, column, context.answers()))
                .isPresent()) {
            reportScan(alter, action, context);
            return;
        }
        context.report(
                        action.keywords(),
                        "SET NOT NULL fails as soon as one row of %s has no %s, and nothing before it fills them.",
                        alter.table(),
                        action.column())
                .help("Fill them first: UPDATE %s SET %s = … WHERE %2$s IS NULL;", alter.table(), action.column());
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        // The columns of one ALTER TABLE fail together.
        List<Identifier> failing = new ArrayList<>();
        for (AlterTableAction other : alter.actions()) {
            if (other instanceof AddColumn add && fails(alter, add, context)) {
                if (failing.isEmpty() && add != action) {
                    return;
                }
                failing.add(add.column().name());
            }
        }
        if (failing.isEmpty()) {
            return;
        }
        boolean one = failing.size() == 1;
        context.report(
                        required(action.column(), context).orElseThrow(),
                        "Adding %s fails as soon as %s has one row: %s and %s no default.",
                        Several.of(failing),
                        alter.table(),
                        one ? "it refuses nulls" : "they refuse nulls",
                        one ? "has" : "have")
                .help(
                        "Give %s a DEFAULT; or add %1$s without NOT NULL, fill %1$s, and set NOT NULL then.",
                        one ? "it" : "them");
    }

    private static boolean fails(AlterTable alter, AddColumn action, StatementContext context) {
        return required(action.column(), context).isPresent()
                && !hasValue(action.column(), context)
                && context.existedBefore(alter.table())
                && !isThereAlready(alter, action, context)
                && !Backfill.emptiesTheTable(
                        alter.table(), action.column().name().value(), context);
    }

    /** What says that a column refuses nulls: a constraint, or the domain that is its type. */
    private static Optional<? extends Ranged> required(ColumnDefinition column, StatementContext context) {
        Optional<Constraint> constraint = column.constraints().stream()
                .filter(each -> each instanceof NotNullConstraint || each instanceof PrimaryKeyConstraint)
                .findFirst();
        return constraint.isPresent()
                ? constraint
                : column.type()
                        .filter(type -> context.catalog()
                                .type(context.state().type(type).id())
                                .filter(UserType::notNull)
                                .isPresent());
    }

    /** PostgreSQL 11 and older do not look at constraints: the rows are there, and it reads them all. */
    private static void reportScan(AlterTable alter, SetNotNull action, StatementContext context) {
        boolean read = context.effectOn(alter.table())
                .filter(touch -> touch.scan().isYes())
                .isPresent();
        if (read && context.postgres() < CHECKS_SPARE_THE_SCAN) {
            context.report(
                            action.keywords(),
                            "SET NOT NULL reads all of %s while nothing else can use it: PostgreSQL %s does not see"
                                    + " that a constraint proves it.",
                            alter.table(),
                            context.postgres())
                    .help("Keep the CHECK constraint instead, or wait for PostgreSQL 12.")
                    .atMost(Severity.WARNING);
        }
    }

    /** A column that is not there makes the statement fail in another way, which another rule reports. */
    private static boolean isMissing(AlterTable alter, String column, StatementContext context) {
        boolean added = alter.actions().stream()
                .anyMatch(action -> action instanceof AddColumn add
                        && add.column().name().value().equals(column));
        return !added
                && context.state()
                        .table(alter.table())
                        .filter(table -> table.knowledge() == Knowledge.KNOWN
                                && table.column(column).isEmpty())
                        .isPresent();
    }

    /** Whether every row had a value from the beginning: by a default that came with the column, or by NOT NULL. */
    private static boolean hasHadValues(AlterTable alter, String column, StatementContext context) {
        Optional<Column> known = context.state().table(alter.table()).flatMap(table -> table.column(column));
        return known.filter(Column::notNull).isPresent()
                || known.flatMap(Column::origin)
                        .flatMap(origin -> Definitions.at(origin, context.history()))
                        .filter(definition -> hasValue(definition, context))
                        .isPresent()
                || alter.actions().stream()
                        .anyMatch(action -> action instanceof AlterColumnType type
                                && type.column().value().equals(column)
                                && Backfill.leavesNoNull(type, context))
                || alter.actions().stream()
                        .filter(AddColumn.class::isInstance)
                        .map(added -> ((AddColumn) added).column())
                        .anyMatch(definition ->
                                definition.name().value().equals(column) && hasValue(definition, context));
    }

    private static boolean hasValue(ColumnDefinition column, StatementContext context) {
        return column.defaultValue()
                        .filter(value -> !isNull(value.expression(), context))
                        .isPresent()
                || column.generated().isPresent()
                || column.identity().isPresent()
                || column.type().filter(TypeName::isSerial).isPresent()
                || column.type()
                        .flatMap(type -> context.catalog()
                                .type(context.state().type(type).id()))
                        .flatMap(UserType::defaultValue)
                        .filter(value -> !isNull(value, context))
                        .isPresent();
    }

    private static boolean isNull(Expression value, StatementContext context) {
        return context.ask(value).filter(ExpressionAnswer::alwaysNull).isPresent();
    }

    private static boolean isThereAlready(AlterTable alter, AddColumn action, StatementContext context) {
        return action.ifNotExists()
                && context.state()
                        .table(alter.table())
                        .flatMap(table -> table.column(action.column().name().value()))
                        .isPresent();
    }
}
