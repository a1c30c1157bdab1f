package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnloggedTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnloggedTable());

    @Test
    void acceptsATableThatIsLoggedAgain() {
        rule.accepts("ALTER TABLE orders SET LOGGED;");
    }
}
