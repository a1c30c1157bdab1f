package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BroadGrantTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BroadGrant());

    @Test
    void reportsWhoMayCreateObjects() {
        rule.reports("""
                GRANT CREATE ON SCHEMA public TO PUBLIC;
                ^^^^^ Every role may create objects in the schema.
                """);
    }

    @Test
    void acceptsGrantsToRolesOfOnesOwn() {
        rule.accepts("""
                GRANT ALL ON ALL TABLES IN SCHEMA public TO shop;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
                ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION f() TO PUBLIC;
                """);
    }
}
