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
    void acceptsWhatIsReplacedLater() {
        rule.file(
                        "migrations/001_a.sql",
                        "CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';")
                .file("migrations/002_a.sql", "DROP FUNCTION a();")
                .accepts();
    }
}
