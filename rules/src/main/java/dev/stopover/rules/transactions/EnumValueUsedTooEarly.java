package dev.stopover.rules.transactions;

import dev.stopover.catalog.Failure;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.repeatability.CertainFailure;

/** A value that an open transaction has added to an enum cannot be used before it is committed. */
public final class EnumValueUsedTooEarly extends StatementRule {

    private static final String UNSAFE_USE = "55P04";

    public EnumValueUsedTooEarly() {
        super(error("enum-value-used-too-early", "A new value of an enum is used before it is committed")
                .tags("enum", "transaction"));
    }

    /** Whether a failure is this rule's to report. */
    public static boolean reports(Failure failure) {
        return failure.sqlState().equals(UNSAFE_USE);
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (!context.goesDown() && reports(failure) && isFirst(failure, context)) {
            CertainFailure.report(failure, "The value is added here.", context)
                    .help("Add the value in a migration of its own that runs before this one.");
        }
    }

    /** Nothing runs after the first failure of a transaction. */
    private static boolean isFirst(Failure failure, StatementContext context) {
        return context.moments().stream()
                .takeWhile(moment -> moment.executed() != context.executed())
                .flatMap(moment -> moment.failures().stream())
                .noneMatch(earlier -> reports(earlier) && earlier.message().equals(failure.message()));
    }
}
