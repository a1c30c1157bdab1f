package dev.stopover.rules.data;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnvironmentSpecificValueTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new EnvironmentSpecificValue());

    @Test
    void reportsOneOfAStatement() {
        rule.reports("""
                UPDATE config SET a = 'https://a.shop.io', b = 'https://b.shop.io';
                                      ^^^^^^^^^^^^^^^^^^^ a.shop.io is written into config
                """);
    }

    @Test
    void acceptsHostsOfNobody() {
        rule.accepts(
                "INSERT INTO config VALUES ('http://10.0.0.1/'), ('https://api.example.com'), ('redis://cache:6379');");
    }
}
