package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DiscouragedTypeTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DiscouragedType());

    @Test
    void leavesAllowedTypesAlone() {
        rule.with("allowed", "[\"serial\", \"timetz\"]").reports("""
                ALTER TABLE orders ADD COLUMN n bigserial, ADD COLUMN at timestamp, ADD COLUMN t timetz;
                                                                         ^^^^^^^^^ forgets which moment was meant
                """);
    }
}
