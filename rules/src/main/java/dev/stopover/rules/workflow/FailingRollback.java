package dev.stopover.rules.workflow;

import dev.stopover.catalog.Failure;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.repeatability.CertainFailure;

/** A rollback that PostgreSQL refuses is none: it is run on the worst day, and leaves what it was to take back. */
public final class FailingRollback extends StatementRule {

    private static final String DEPENDENT_OBJECTS = "2BP01";

    public FailingRollback() {
        super(error("failing-rollback", "A rollback fails in the state that its migration leaves")
                .tags("rollback"));
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (context.goesDown()) {
            CertainFailure.report(failure, "This is why.", context)
                    .help(
                            failure.sqlState().equals(DEPENDENT_OBJECTS)
                                    ? "Take back in the reverse order: drop what depends on it first."
                                    : "Write it for the schema that the migration leaves.");
        }
    }
}
