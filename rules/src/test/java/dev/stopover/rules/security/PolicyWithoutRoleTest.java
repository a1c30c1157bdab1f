package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyWithoutRoleTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PolicyWithoutRole());

    @Test
    void countsThePoliciesOfAMigration() {
        rule.file("supabase/migrations/20250101000000_orders.sql", """
                CREATE POLICY a ON orders USING (true);
                              ^ by policy a of public.orders and 1 other policy.
                CREATE POLICY b ON notes USING (true);
                """).reports();
    }

    @Test
    void acceptsAPolicyThatIsGivenItsRoleLater() {
        rule.file("supabase/migrations/20250101000000_orders.sql", """
                CREATE POLICY a ON orders USING (true);
                ALTER POLICY a ON orders TO authenticated;
                """).accepts();
    }

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("CREATE POLICY a ON orders USING (true);");
    }
}
