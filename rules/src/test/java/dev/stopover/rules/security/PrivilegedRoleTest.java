package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrivilegedRoleTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PrivilegedRole());

    @Test
    void reportsAlterSystem() {
        rule.reports("""
                ALTER SYSTEM SET work_mem = '1GB';
                ^^^^^^^^^^^^ for every database on it
                """);
    }

    @Test
    void acceptsOtherOptions() {
        rule.accepts("CREATE ROLE shop LOGIN CREATEDB INHERIT;");
    }
}
