package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SplitterDivergenceTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SplitterDivergence());

    private RuleTester version(String version) {
        return rule.configured("runner = \"supabase-cli\"\n[supabase]\ncli-version = \"%s\"\n".formatted(version));
    }

    @Test
    void acceptsWhatBothCutAlike() {
        rule.runner(Runner.SUPABASE_CLI).accepts("""
                        -- a comment; with a semicolon
                        CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN RETURN 1; END; $body$;
                        COMMENT ON TABLE a IS 'a;''b'; /* ; */
                        CREATE TABLE "x;y" (a numeric(10, 2) DEFAULT ((1)), b text CHECK (b IN ('(;')));
                        DO $$ BEGIN EXECUTE 'SELECT 1;'; END $$;
                        SELECT 1
                        """);
    }

    @Test
    void acceptsUnderOtherRunners() {
        rule.runner(Runner.PSQL).accepts("""
                        COMMENT ON TABLE a IS E'\\';';
                        CREATE RULE r AS ON DELETE TO a DO (DELETE FROM b WHERE i IN (1); DELETE FROM c);
                        """);
    }

    @Test
    void reportsOnlyTheFirstDivergence() {
        rule.runner(Runner.SUPABASE_CLI).reports("""
                        CREATE RULE r AS ON DELETE TO a DO (DELETE FROM b WHERE i IN (1); DELETE FROM c);
                                                                                        ^ ends the statement of line 1 here
                        CREATE RULE s AS ON DELETE TO a DO (DELETE FROM b WHERE i IN (1); DELETE FROM c);
                        """);
    }

    @Test
    void reportsAStringThatOldVersionsCut() {
        version("2.117").reports("""
                COMMENT ON TABLE a IS E'\\';';
                                          ^ The Supabase CLI ends the statement of line 1 here
                """);
    }

    @Test
    void reportsTwoStatementsOnlyWhereTheyAreSentAsAPreparedOne() {
        String script = """
                COMMENT ON TABLE a IS E'\\'';
                COMMENT ON TABLE b IS 'b';
                """;
        version("2.108").reports("""
                COMMENT ON TABLE a IS E'\\'';
                                      ^^^^^ sends the statements on lines 1 and 2 as one
                COMMENT ON TABLE b IS 'b';
                """);
        version("2.112").accepts(script);
        version("2.118").accepts("BEGIN;\n" + script + "COMMIT;\n");
        version("2.121").accepts(script);
    }

    @Test
    void acceptsAllWhereTheVersionIsKnownToDoIt() {
        version("3.1").accepts("""
                CREATE FUNCTION pending() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1 AS pending; END;
                DROP TABLE my_atomic;
                COMMENT ON TABLE a IS E'\\'';
                COMMENT ON TABLE b IS 'b';
                """);
    }

    @Test
    void leavesWhatPostgresCannotReadToAnotherRule() {
        rule.runner(Runner.SUPABASE_CLI).allowingSyntaxErrors().accepts("""
                        CREATE TABLE a (id int;
                        CREATE TABLE b (id int);
                        CREATE TABLE c (id int);
                        """);
    }

    @Test
    void reportsARollbackThatIsApplied() {
        rule.file("supabase/migrations/20250101000000_a.sql", "SELECT 1;")
                .file("supabase/migrations/20250101000000_a_DOWN.sql", """
                        CREATE RULE r AS ON DELETE TO a DO (DELETE FROM b WHERE i IN (1); DELETE FROM c);
                                                                                        ^ ends the statement of line 1 here
                        """)
                .reports();
    }

    @Test
    void reportsABreakpointOfDrizzleInsideABody() {
        rule.file("drizzle/meta/_journal.json", "{\"entries\": [{\"idx\": 0, \"when\": 1, \"tag\": \"0000_a\"}]}")
                .file("drizzle/0000_a.sql", """
                        DO $$ BEGIN
                          PERFORM 1;
                        --> statement-breakpoint
                        ^^^^^^^^^^^^^^^^^^^^^^^^ Drizzle cuts at this breakpoint, inside the statement that begins on line 1.
                        END $$;
                        """)
                .reports();
        rule.file("drizzle/meta/_journal.json", "{\"entries\": [{\"idx\": 0, \"when\": 1, \"tag\": \"0000_a\"}]}")
                .file("drizzle/0000_a.sql", "SELECT 1;--> statement-breakpoint\nSELECT 2;\nSELECT 3;")
                .accepts();
    }
}
