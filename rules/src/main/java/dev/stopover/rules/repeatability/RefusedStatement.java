package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.compatibility.BlockedByDependent;
import dev.stopover.rules.transactions.EnumValueUsedTooEarly;

/** As the schema stands, PostgreSQL refuses a statement, for a reason that has no rule of its own. */
public final class RefusedStatement extends StatementRule {

    public RefusedStatement() {
        super(error("refused-statement", "PostgreSQL refuses a statement as the schema stands")
                .onSeedsToo());
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (!context.goesDown()
                && !DuplicateObject.reports(failure)
                && !UnknownObject.reports(failure)
                && !EnumValueUsedTooEarly.reports(failure)
                && !BlockedByDependent.reports(failure, context.statement())) {
            CertainFailure.report(failure, "This stands in its way.", context)
                    .help("Write it so that it fits what stands there by now.");
        }
    }
}
