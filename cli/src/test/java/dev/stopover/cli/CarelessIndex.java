package dev.stopover.cli;

import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementRule;

/** A rule with a page, for reports. */
final class CarelessIndex extends StatementRule {

    CarelessIndex() {
        super(warning("careless-index", "An index is built carelessly")
                .inRollback(Severity.NOTE)
                .tags("security"));
    }
}
