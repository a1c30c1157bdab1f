package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyTrustsUserMetadataTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PolicyTrustsUserMetadata());

    @Test
    void seesItInAPathAndInTheColumnOfTheTable() {
        rule.reports("""
                CREATE POLICY a ON orders USING (auth.jwt() #>> '{user_metadata,role}' = 'admin');
                              ^ by policy a of public.orders and 1 other policy.
                CREATE POLICY b ON auth.users USING (raw_user_meta_data ->> 'role' = 'admin');
                """);
    }

    @Test
    void acceptsAPolicyThatIsReplaced() {
        rule.accepts("""
                CREATE POLICY a ON orders USING (auth.jwt() -> 'user_metadata' ->> 'role' = 'admin');
                DROP POLICY a ON orders;
                CREATE POLICY a ON orders USING (auth.jwt() -> 'app_metadata' ->> 'role' = 'admin');
                """);
    }
}
