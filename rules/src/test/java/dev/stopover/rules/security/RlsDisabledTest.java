package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RlsDisabledTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RlsDisabled());

    @Test
    void warnsWhereItNoLongerHoldsForTheOwner() {
        rule.after("CREATE TABLE orders (id bigint); ALTER TABLE orders FORCE ROW LEVEL SECURITY;")
                .reports("""
                        ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no longer hold for its owner
                        """);
    }

    @Test
    void acceptsThatALaterMigrationTurnsItOnAgain() {
        rule.file("migrations/001_off.sql", "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;")
                .file("migrations/002_on.sql", "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;")
                .accepts();
    }

    @Test
    void leavesRollbacksAlone() {
        rule.file("migrations/001_orders.up.sql", "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;")
                .file("migrations/001_orders.down.sql", "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;")
                .accepts();
    }
}
