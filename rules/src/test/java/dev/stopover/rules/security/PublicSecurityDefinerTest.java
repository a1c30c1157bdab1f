package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicSecurityDefinerTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PublicSecurityDefiner());

    @Test
    void countsTheFunctionsOfAMigration() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                                ^ public.a() and 1 other function.
                CREATE FUNCTION b() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                CREATE FUNCTION c() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """).reports();
    }

    @Test
    void acceptsARevokeOfALaterMigration() {
        rule.file(
                        "supabase/migrations/20250101000000_a.sql",
                        "CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';")
                .file(
                        "supabase/migrations/20250102000000_b.sql",
                        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, anon;")
                .accepts();
    }

    @Test
    void saysNothingWhereNoApiIsKnown() {
        rule.accepts("CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';");
    }
}
