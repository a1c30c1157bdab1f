package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnwrappedAuthCallTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnwrappedAuthCall());

    @Test
    void countsThePoliciesOfAMigration() {
        rule.reports("""
                CREATE POLICY a ON orders FOR INSERT WITH CHECK (auth.role() = 'authenticated');
                              ^ by policy a of public.orders and 1 other policy.
                CREATE POLICY b ON orders USING (tenant = current_setting('app.tenant')::bigint AND auth.uid() = owner);
                """).fixedTo("""
                CREATE POLICY a ON orders FOR INSERT WITH CHECK ((SELECT auth.role()) = 'authenticated');
                CREATE POLICY b ON orders USING (tenant = (SELECT current_setting('app.tenant'))::bigint AND (SELECT auth.uid()) = owner);
                """);
    }

    @Test
    void acceptsAPolicyThatIsAlteredLater() {
        rule.accepts("""
                CREATE POLICY a ON orders USING (owner = auth.uid());
                ALTER POLICY a ON orders USING (owner = (SELECT auth.uid()));
                """);
    }

    @Test
    void acceptsFunctionsOfOtherSchemas() {
        rule.accepts("CREATE POLICY a ON orders USING (owner = app.uid() AND note = lower(note));");
    }

    @Test
    void reportsAPolicyOfATableThatOnlyAViewLeadsTo() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE SCHEMA app;
                GRANT USAGE ON SCHEMA app TO authenticated;
                CREATE TABLE app.orders (id bigint, owner uuid);
                GRANT SELECT ON app.orders TO authenticated;
                CREATE POLICY own ON app.orders FOR SELECT TO authenticated USING (owner = auth.uid());
                              ^^^ by policy own of app.orders.
                """).reports().fixedTo("""
                CREATE SCHEMA app;
                GRANT USAGE ON SCHEMA app TO authenticated;
                CREATE TABLE app.orders (id bigint, owner uuid);
                GRANT SELECT ON app.orders TO authenticated;
                CREATE POLICY own ON app.orders FOR SELECT TO authenticated USING (owner = (SELECT auth.uid()));
                """);
    }

    @Test
    void acceptsAPolicyOfATableThatNoRoleOfTheApiMayUse() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE SCHEMA app;
                CREATE TABLE app.orders (id bigint, owner uuid);
                CREATE POLICY own ON app.orders FOR SELECT TO authenticated USING (owner = auth.uid());
                """).accepts();
    }
}
