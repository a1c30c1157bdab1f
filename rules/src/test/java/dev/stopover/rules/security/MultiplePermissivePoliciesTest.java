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

    @Test
    void countsAPolicyForEverybodyForEachRoleThatAnotherNames() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders FOR SELECT USING (true);
                CREATE POLICY b ON orders FOR SELECT TO anon USING (false);
                              ^ on public.orders (a, b).
                """).reports();
    }

    @Test
    void countsPoliciesOfATableThatOnlyAViewLeadsTo() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE SCHEMA app;
                GRANT USAGE ON SCHEMA app TO anon;
                CREATE TABLE app.orders (id bigint);
                GRANT SELECT ON app.orders TO anon;
                CREATE POLICY a ON app.orders FOR SELECT TO anon USING (true);
                CREATE POLICY b ON app.orders FOR SELECT TO anon USING (false);
                              ^ on app.orders (a, b).
                """).reports();
    }

    @Test
    void countsNoPolicyForARoleThatPassesThemAllBy() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                CREATE POLICY a ON orders FOR SELECT TO authenticated USING (true);
                CREATE POLICY b ON orders FOR ALL TO service_role USING (true);
                CREATE POLICY c ON orders FOR INSERT WITH CHECK (true);
                """).accepts();
    }
}
