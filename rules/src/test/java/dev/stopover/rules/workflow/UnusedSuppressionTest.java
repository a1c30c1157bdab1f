package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnusedSuppressionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnusedSuppression());

    @Test
    void saysNothingOfARuleThatIsSwitchedOff() {
        rule.configured("preset = \"only-errors\"\nrules.unused-suppression = \"error\"")
                .accepts("""
                -- stopover:ignore-file missing-comment -- internal
                CREATE TABLE events (id bigint PRIMARY KEY);
                """);
    }
}
