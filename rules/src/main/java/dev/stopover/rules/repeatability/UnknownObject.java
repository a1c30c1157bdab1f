package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.migration.Direction;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import java.util.Set;

/** What was never made, or is dropped or renamed, cannot be changed. */
public final class UnknownObject extends StatementRule {

    /** The codes of undefined_table, _column, _object and _function. */
    private static final Set<String> UNDEFINED = Set.of("42P01", "42703", "42704", "42883");

    /** The rule. */
    public UnknownObject() {
        super(RuleInfo.error("unknown-object", "A statement needs what is not there")
                .since("0.1"));
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (context.direction() == Direction.UP && reports(failure)) {
            CertainFailure.report(failure, "It is dropped here.", context)
                    .help("Correct the name or the order, or write IF EXISTS where it may be gone.");
        }
    }

    static boolean reports(Failure failure) {
        return UNDEFINED.contains(failure.sqlState());
    }
}
