package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnumLabelOrderTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new EnumLabelOrder());

    @Test
    void acceptsARename() {
        rule.accepts("ALTER TYPE priority RENAME VALUE 'middle' TO 'medium';");
    }
}
