package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyWithoutRlsTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PolicyWithoutRls());

    @Test
    void countsThePoliciesOfATable() {
        rule.reports("""
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders USING (true);
                              ^ whatever is written in policy a and 1 other policy.
                CREATE POLICY b ON orders USING (true);
                """).unasserted();
    }

    @Test
    void saysNothingOfATableThatTheHistoryDoesNotKnow() {
        rule.accepts("CREATE POLICY a ON orders USING (true);");
    }

    @Test
    void saysNothingOfPoliciesThatAreGoneAgain() {
        rule.accepts("""
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders USING (true);
                DROP POLICY a ON orders;
                """);
    }

    @Test
    void reportsATableWhoseProtectionIsTakenAwayLater() {
        rule.file("migrations/001_orders.sql", """
                        CREATE TABLE orders (id bigint);
                        ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY a ON orders USING (true);
                                      ^ Row level security is off on public.orders
                        """)
                .file("migrations/002_open.sql", "ALTER TABLE orders DISABLE ROW LEVEL SECURITY;")
                .reports();
    }
}
