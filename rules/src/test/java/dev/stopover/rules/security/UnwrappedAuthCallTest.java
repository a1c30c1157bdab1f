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
}
