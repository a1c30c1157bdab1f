package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

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
    void namesTheTableAsItIsCalledNow() {
        assertThat(rule.file("supabase/migrations/20250101000000_orders.sql", """
                        CREATE TABLE orders (id bigint);
                        CREATE POLICY "Own ones" ON orders USING (id > 0);
                                      ^^^^^^^^^^ by policy "Own ones" of public.bills.
                        """)
                        .file("supabase/migrations/20250102000000_bills.sql", """
                        ALTER TABLE orders RENAME TO bills;
                        """)
                        .reports()
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .contains("ALTER POLICY \"Own ones\" ON public.bills TO authenticated;");
    }

    @Test
    void acceptsWhatVisitorsCannotComeToAndWhatLetsNothingThrough() {
        rule.file("supabase/migrations/20250101000000_orders.sql", """
                CREATE SCHEMA private;
                CREATE TABLE private.orders (id bigint);
                CREATE POLICY a ON private.orders USING (id > 0);
                CREATE TABLE bills (id bigint);
                REVOKE ALL ON bills FROM anon;
                CREATE POLICY a ON bills USING (id > 0);
                CREATE TABLE log (id bigint);
                CREATE POLICY nobody_writes ON log FOR INSERT WITH CHECK (false);
                """).accepts();
    }

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("CREATE POLICY a ON orders USING (true);");
    }
}
