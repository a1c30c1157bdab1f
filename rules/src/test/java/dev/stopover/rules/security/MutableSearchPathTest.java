package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MutableSearchPathTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MutableSearchPath());

    @Test
    void countsTheFunctionsOfAMigration() {
        rule.reports("""
                CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                                ^ in public.a() and 1 other function:
                CREATE FUNCTION b() RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN 1; END';
                """);
    }

    @Test
    void acceptsFunctionsOfTheirCallerAndInC() {
        rule.accepts("""
                CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FUNCTION b() RETURNS int LANGUAGE c SECURITY DEFINER AS 'lib', 'b';
                """);
    }

    @Test
    void saysNothingOfWhatALoopMayHaveSet() {
        rule.accepts("""
                CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                DO $$
                DECLARE f record;
                BEGIN
                  FOR f IN SELECT proname, pg_get_function_identity_arguments(oid) AS arguments FROM pg_proc LOOP
                    EXECUTE format('ALTER FUNCTION %I(%s) SET search_path = public', f.proname, f.arguments);
                  END LOOP;
                END $$;
                """);
    }

    @Test
    void countsTheFunctionsOfCallersOnceForTheHistory() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                        CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        """)
                .file("supabase/migrations/20250102000000_b.sql", """
                        CREATE FUNCTION b() RETURNS int LANGUAGE sql AS 'SELECT 1';
                                        ^ in public.b() and 1 other function.
                        """)
                .reports();
    }

    @Test
    void acceptsWhatIsReplacedLater() {
        rule.file(
                        "migrations/001_a.sql",
                        "CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';")
                .file("migrations/002_a.sql", "DROP FUNCTION a();")
                .accepts();
    }
}
