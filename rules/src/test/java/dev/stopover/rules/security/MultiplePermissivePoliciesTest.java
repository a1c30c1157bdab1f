package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MultiplePermissivePoliciesTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MultiplePermissivePolicies());

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("""
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders USING (true);
                CREATE POLICY b ON orders USING (true);
                """);
    }

    @Test
    void acceptsAPolicyThatReplacesAnother() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders USING (true);
                DROP POLICY a ON orders;
                CREATE POLICY b ON orders USING (true);
                """).accepts();
    }
}
