package dev.stopover.rules.compatibility;

import dev.stopover.catalog.Failure;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.repeatability.CertainFailure;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Statement;

/** A drop or a change of type fails while a view, a policy, a trigger, a key or a column is made of what it takes away. */
public final class BlockedByDependent extends StatementRule {

    private static final String DEPENDENT_OBJECTS = "2BP01";
    private static final String NOT_SUPPORTED = "0A000";

    public BlockedByDependent() {
        super(error("blocked-by-dependent", "Something depends on what is dropped or changed")
                .tags("drop", "type", "dependency"));
    }

    /** Whether a failure is this rule's to report. */
    public static boolean reports(Failure failure, Statement statement) {
        return failure.sqlState().equals(DEPENDENT_OBJECTS)
                || failure.sqlState().equals(NOT_SUPPORTED)
                        && statement instanceof AlterTable alter
                        && alter.actions().stream()
                                .anyMatch(action -> action instanceof AlterColumnType
                                        && action.range().contains(failure.range()));
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (!context.goesDown() && reports(failure, context.statement())) {
            CertainFailure.report(failure, "This depends on it.", context)
                    .help(
                            failure.sqlState().equals(DEPENDENT_OBJECTS)
                                    ? "Drop or change what depends on it first; CASCADE drops it too, without a word."
                                    : "Drop what depends on it before, and make it again after the change of type.");
        }
    }
}
