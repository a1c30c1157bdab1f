package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SensitiveColumnExposedTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SensitiveColumnExposed());

    @Test
    void saysNothingWhereTheRolesOfTheApiMayNotRead() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE people (id bigint, ssn text);
                REVOKE ALL ON people FROM anon, authenticated;
                """).accepts();
    }

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("CREATE TABLE people (id bigint, ssn text);");
    }
}
