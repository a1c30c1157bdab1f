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

    @Test
    void takesTheNumberOfASessionForNoSecret() {
        rule.file("supabase/migrations/20250101000000_a.sql", "CREATE TABLE visits (id bigint, session_id uuid);")
                .accepts();
    }

    @Test
    void knowsTheNamesThatSupabasesAdvisorKnowsHoweverTheyAreDivided() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE visits (id bigint, "Mac-Address" text);
                             ^^^^^^ reads column "Mac-Address" of public.visits
                """).reports();
    }
}
