package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.migration.Direction;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;

/** As the schema stands, PostgreSQL refuses a statement: others depend on what is dropped, or it does not fit. */
public final class RefusedStatement extends StatementRule {

    private static final String DEPENDENT_OBJECTS = "2BP01";

    /** The rule. */
    public RefusedStatement() {
        super(RuleInfo.error("refused-statement", "PostgreSQL refuses a statement as the schema stands")
                .since("0.1"));
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (context.direction() == Direction.UP
                && !DuplicateObject.reports(failure)
                && !UnknownObject.reports(failure)) {
            CertainFailure.report(failure, "This depends on it.", context)
                    .help(
                            failure.sqlState().equals(DEPENDENT_OBJECTS)
                                    ? "Drop what depends on it first, or write CASCADE if that is to go too."
                                    : "Write it so that it fits what stands there by now.");
        }
    }
}
