package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

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
    void acceptsWhatIsTakenBackLater() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                        CREATE TABLE orders (id bigint);
                        GRANT ALL ON orders TO PUBLIC;
                        GRANT ALL ON ALL TABLES IN SCHEMA public TO anon;
                        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon;
                        """)
                .file("supabase/migrations/20250102000000_b.sql", """
                        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, anon;
                        ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM anon;
                        """)
                .accepts();
    }

    @Test
    void saysHowToTakeItBack() {
        assertThat(rule.after("CREATE SCHEMA shop; CREATE TABLE shop.\"Orders\" (id bigint);")
                        .reports("""
                                GRANT ALL ON shop."Orders" TO clerk, PUBLIC;
                                ^^^^^ Every role may change shop."Orders".
                                """)
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .endsWith("REVOKE ALL ON shop.\"Orders\" FROM PUBLIC;");
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

    @Test
    void takesBackWhatIsMeantForTheObjectsOfAnotherRole() {
        var help = rule.reports("""
                        ALTER DEFAULT PRIVILEGES FOR ROLE "Owner" IN SCHEMA public GRANT ALL ON TABLES TO PUBLIC;
                        ^^^^^^^^^^^^^^^^^^^^^^^^
                        """).findings().get(0).help();
        assertThat(help.orElseThrow())
                .contains(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE \"Owner\" IN SCHEMA public REVOKE ALL ON TABLES FROM PUBLIC;");
    }
}
