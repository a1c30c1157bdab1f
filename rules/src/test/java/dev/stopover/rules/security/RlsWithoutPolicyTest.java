package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RlsWithoutPolicyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RlsWithoutPolicy());

    @Test
    void countsTheTablesOfAFile() {
        rule.file("supabase/migrations/20250101000000_orders.sql", """
                CREATE TABLE orders (id bigint);
                             ^^^^^^ on public.orders and 1 other table
                CREATE TABLE notes (id bigint);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
                """).reports();
    }

    @Test
    void acceptsAPolicyOfALaterMigration() {
        rule.file("supabase/migrations/20250101000000_orders.sql", """
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                """)
                .file("supabase/migrations/20250102000000_policy.sql", "CREATE POLICY a ON orders USING (true);")
                .accepts();
    }

    @Test
    void saysNothingWhereNoApiIsKnown() {
        rule.accepts("""
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                """);
    }
}
