package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyTrueWhenAnonymousTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PolicyTrueWhenAnonymous());

    @Test
    void looksIntoSubqueriesAndWithCheck() {
        rule.reports("""
                CREATE POLICY a ON orders FOR INSERT WITH CHECK (customer_id = 7 OR (SELECT auth.uid()) IS NULL);
                              ^ by policy a of public.orders.
                """);
    }

    @Test
    void acceptsAPolicyForThoseWhoAreSignedIn() {
        rule.accepts("CREATE POLICY a ON orders TO authenticated USING (auth.uid() IS NULL OR customer_id = 7);");
    }

    @Test
    void acceptsARestrictivePolicy() {
        rule.accepts(
                "CREATE POLICY a ON orders AS RESTRICTIVE USING (auth.uid() IS NULL OR customer_id = auth.uid());");
    }
}
