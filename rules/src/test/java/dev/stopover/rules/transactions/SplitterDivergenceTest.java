package dev.stopover.rules.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationReader;
import dev.stopover.engine.Linter;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.SupabaseSplitter;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.rule.Finding;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import dev.stopover.testing.RuleTester;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void reportsTheFirstCommandOfPsqlUnderAnotherRunner() {
        rule.runner(Runner.FLYWAY).reports("""
                        \\restrict Zx81
                        ^^^^^^^^^ Flyway sends \\restrict to PostgreSQL, which answers with a syntax error
                        CREATE TABLE a (id int);
                        \\unrestrict Zx81
                        """);
        rule.runner(Runner.GOLANG_MIGRATE).reports("""
                        CREATE TABLE a (id int);
                        \\ir ../other.sql
                        ^^^ golang-migrate sends \\ir
                        """);
    }

    @Test
    void acceptsCommandsOfPsqlWhereLiquibaseRunsPsql() {
        rule.file("db/changelog/001.sql", """
                        --liquibase formatted sql
                        --changeset jo:1 runWith:psql
                        \\set ON_ERROR_STOP on
                        CREATE TABLE a (id int);
                        --changeset jo:2
                        CREATE TABLE b (id int);
                        """).accepts();
        rule.file("db/changelog/001.sql", """
                        --liquibase formatted sql
                        --changeset jo:1
                        \\set ON_ERROR_STOP on
                        ^^^^ Liquibase sends \\set to PostgreSQL
                        CREATE TABLE a (id int);
                        """).reports();
    }

    @Test
    void reportsACommandThatSendsAStatement() {
        rule.runner(Runner.FLYWAY).reports("""
                        SELECT format('DROP TABLE %I', tablename) FROM pg_tables \\gexec
                                                                                 ^^^^^^ Flyway sends \\gexec
                        """);
    }

    @Test
    void reportsRowsThatOnlyPsqlAndFlywaySend() {
        String rows = """
                CREATE TABLE a (id int);
                COPY a (id) FROM stdin;
                %s1
                \\.
                """;
        rule.runner(Runner.LIQUIBASE).reports(rows.formatted("^^^^ Liquibase has no rows to send\n"));
        rule.runner(Runner.FLYWAY).accepts(rows.formatted(""));
        rule.runner(Runner.PSQL).accepts(rows.formatted("") + "\\echo done\n");
        rule.runner(Runner.SQITCH).accepts(rows.formatted("") + "\\echo done\n");
    }

    @Test
    void leavesABackslashInABrokenStatementToAnotherRule() {
        rule.runner(Runner.FLYWAY).allowingSyntaxErrors().accepts("CREATE TABLE a (id int,); \\restrict Zx81\n");
        rule.runner(Runner.FLYWAY).accepts("COMMENT ON TABLE a IS E'a\\\\b'; SELECT $$\n\\i x\n$$, 'C:\\x';");
    }

    @Test
    void reportsAByteOrderMarkThatTheRunnerSends() {
        String sql = "\ufeff-- a comment\nCREATE TABLE a (id int);\n%s";
        rule.runner(Runner.GOLANG_MIGRATE)
                .reports(sql.formatted(
                        "^^^^^^^^^^^^ golang-migrate sends the byte order mark before it to PostgreSQL\n"));
        rule.runner(Runner.SQLX).reports(sql.formatted("^^^^^^^^^^^^ sqlx sends the byte order mark\n"));
        rule.runner(Runner.DRIZZLE).reports(sql.formatted("^^^^^^^^^^^^ Drizzle sends the byte order mark\n"));
        for (Runner sends : List.of(Runner.DIESEL, Runner.ATLAS, Runner.NODE_PG_MIGRATE, Runner.PRISMA)) {
            rule.runner(sends)
                    .reports(sql.formatted("^^^^^^^^^^^^ " + sends.title() + " sends the byte order mark before it\n"));
        }
        version("2.108").reports(sql.formatted("^^^^^^^^^^^^ The Supabase CLI sends the byte order mark before it\n"));
        version("2.109").accepts(sql.formatted(""));
        for (Runner other : List.of(Runner.PSQL, Runner.SQITCH, Runner.FLYWAY, Runner.LIQUIBASE)) {
            rule.runner(other).accepts(sql.formatted(""));
        }
    }

    @Test
    void reportsAByteOrderMarkThatHidesASectionOfSqlMigrate() {
        String sql = "%s-- +migrate Up\nCREATE TABLE a (id int);\n%s-- +migrate Down\nDROP TABLE a;\n";
        rule.file(
                        "migrations/1_a.sql",
                        sql.formatted("\ufeff", "^^^^^^^^^^^^ sql-migrate does not see -- +migrate Up\n"))
                .reports();
        rule.file("migrations/1_a.sql", sql.formatted("\ufeff-- a comment\n", ""))
                .accepts();
    }

    @Test
    void reportsBodiesThatSqlMigrateCuts() {
        rule.file("migrations/1_a.sql", """
                        -- +migrate Up
                        SELECT 'a;
                        ^^^^^^ sql-migrate ends this statement at the semicolon that ends line 2
                        b';
                        -- +migrate Down
                        DO $$
                        ^^ sql-migrate ends this statement at the semicolon that ends line 6
                        BEGIN PERFORM 1;
                        END $$;
                        """).reports().fixedTo("""
                        -- +migrate Up
                        -- +migrate StatementBegin
                        SELECT 'a;
                        b';
                        -- +migrate StatementEnd
                        -- +migrate Down
                        -- +migrate StatementBegin
                        DO $$
                        BEGIN PERFORM 1;
                        END $$;
                        -- +migrate StatementEnd
                        """);
        rule.file("migrations/1_a.sql", """
                        -- +migrate Up
                        -- +migrate StatementBegin
                        DO $$
                        BEGIN PERFORM 1;
                        END $$;
                        -- +migrate StatementEnd
                        -- +migrate Down
                        -- nothing to do
                        """).accepts();
    }

    @Test
    void reportsRollbacksThatTheRunnerSends() {
        rule.file("changelog/1-a.sql", """
                        --liquibase formatted sql
                        --changeset ann:1 splitStatements:false
                        SELECT 1;
                        --rollback CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1;
                                                                                                ^ Liquibase ends the statement of line 4 here
                        --rollback $$;
                        """).reports();
        rule.file("changelog/1-a.sql", """
                        --liquibase formatted sql
                        --changeset ann:1 rollbackSplitStatements:false
                        SELECT 1;
                        --rollback CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1;
                        --rollback $$;
                        """).accepts();
        rule.file("migrations/1_a.up.sql", "SELECT 1;\n")
                .file("migrations/1_a.down.sql", """
                        SELECT 2;
                        \\echo done
                        ^^^^^ The runner sends \\echo to PostgreSQL
                        """)
                .reports();
    }

    @Test
    void reportsWhatSqlMigrateRefusesOrNeverRuns() {
        rule.file("migrations/1_a.sql", """
                        -- +migrate Up
                        CREATE TABLE a (id int)
                                              ^ sql-migrate refuses the file: no semicolon stands at the end
                        -- +migrate Down
                        DROP TABLE a;
                        """).reports().fixedTo("""
                        -- +migrate Up
                        CREATE TABLE a (id int);
                        -- +migrate Down
                        DROP TABLE a;
                        """);
        rule.file("migrations/1_a.sql", """
                        CREATE TABLE a (id int);
                        ^^^^^^^^^^^^ sql-migrate never runs this statement: it stands before the first section.
                        -- +migrate Up
                        CREATE TABLE b (id int);
                        """).reports();
    }

    @Test
    void notesThatAnotherProgramRunsWhatSqlMigrateCouldNot() {
        String body = "-- +migrate Up\nDO $$\n%sBEGIN PERFORM 1;\nEND $$;\n";
        rule.file(
                        "migrations/1_a.sql",
                        body.formatted("^^ but 6 migrations follow: something else seems to run them.\n"))
                .file("migrations/2_a.sql", body.formatted(""))
                .file("migrations/3_a.sql", "-- +migrate Up\nSELECT 1;\n")
                .file("migrations/4_a.sql", "-- +migrate Up\nSELECT 1;\n")
                .file("migrations/5_a.sql", "-- +migrate Up\nSELECT 1;\n")
                .file("migrations/6_a.sql", "-- +migrate Up\nSELECT 1;\n")
                .file("migrations/7_a.sql", body.formatted(""))
                .reports();
    }

    @Test
    void acceptsBodiesWhereAnotherRunnerReadsTheSections() {
        rule.runner(Runner.PSQL).file("migrations/1_a.sql", """
                        -- +migrate Up
                        DO $$
                        BEGIN PERFORM 1;
                        END $$;
                        """).accepts();
    }

    @Test
    void reportsAByteOrderMarkBeforeTheSectionsOfGoose() {
        rule.file("migrations/1_a.sql", """
                        \ufeff-- +goose Up
                        CREATE TABLE a (id int);
                        ^^^^^^^^^^^^ goose refuses the file
                        -- +goose Down
                        DROP TABLE a;
                        """).reports();
    }

    @Test
    void reportsAByteOrderMarkBeforeTheSectionsOfDbmate() {
        rule.file("db/migrations/20250101000000_a.sql", """
                        \ufeff-- migrate:up
                        CREATE TABLE a (id int);
                        ^^^^^^^^^^^^ dbmate refuses the file
                        -- migrate:down
                        DROP TABLE a;
                        """).reports();
    }

    @Test
    void reportsUtf16ThatIsSentAsItIs(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("001_a.sql"), "\ufeffCREATE TABLE a (id int);".getBytes(StandardCharsets.UTF_16LE));
        assertThat(messages(folder, "psql"))
                .containsExactly("The file is UTF-16, which is refused when it comes from psql.");
        assertThat(messages(folder, "sqlx"))
                .containsExactly("The file is UTF-16, which is refused when it comes from sqlx.");
        assertThat(messages(folder, "flyway"))
                .containsExactly("The file is UTF-16, which is refused when it comes from Flyway.");
        assertThat(messages(folder, "liquibase")).isEmpty();
    }

    @Test
    void reportsABodyThatPsqlEndsAtAColumn() {
        rule.runner(Runner.SQITCH).reports("""
                        CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC
                          UPDATE a SET x = CASE WHEN true THEN 1 END;
                          SELECT (SELECT a.end FROM a), "end" FROM a;
                          SELECT a.End FROM a; SELECT 1;
                                   ^^^ psql takes this End for the end of the body and sends the statement up to the semicolon on line 4
                        END;
                        """);
    }

    @Test
    void acceptsABodyThatPsqlTakesForLonger() {
        rule.runner(Runner.PSQL).accepts("""
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a.begin FROM a; SELECT 1; END;
                        SELECT 1;
                        """);
    }

    private static List<String> messages(Path folder, String runner) throws Exception {
        Files.writeString(folder.resolve("stopover.toml"), "runner = \"%s\"\n".formatted(runner));
        var divergence = new SplitterDivergence();
        var reader = new ProjectReader(new ConfigurationReader(List.of(divergence.info())), ReadOptions.DEFAULT);
        Reading.Part part = reader.read(folder, List.of()).parts().get(0);
        List<ChangeSet> all =
                part.project().histories().stream().map(ChangeSet::all).toList();
        return new Linter(List.of(divergence), part.configuration(), new LazyAnswers())
                .lint(all).findings().stream().map(Finding::message).toList();
    }

    private static final List<String> PARTS = List.of(
            "SELECT 1;",
            "\n",
            "SELECT E'it\\'s; x';",
            "SELECT a$b, c$d FROM t;",
            "-- c\r SELECT 2;",
            "/*/ x */ SELECT 3;",
            "/* a /* b */ ; */SELECT 4;",
            "CREATE RULE r AS ON DELETE TO t DO ALSO (DELETE FROM a; DELETE FROM b WHERE x IN (1));",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END;",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 1;$$;",
            "CREATE TABLE atomic_x (id int);",
            "SELECT my_atomic, \"a;b\", '\\' FROM t;",
            "INSERT INTO t VALUES ((1), (2));",
            "SELECT U&'\\0061;';",
            "SELECT 'x' -- ;\n 'y';",
            "SELECT 2/*;*/;");

    @Test
    void looksIntoEveryScriptThatAVersionMayCutElsewhere() {
        long seed = 20261128;
        SplittableRandom random = new SplittableRandom(seed);
        int diverging = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int parts = random.nextInt(1, 8); parts > 0; parts--) {
                sql.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            SourceFile file = SourceFile.of("a.sql", sql.toString());
            Tokens tokens = Lexer.lex(Excerpt.of(file));
            List<Statement> statements = StatementParser.parse(tokens);
            Script script = Script.of(
                    file,
                    tokens.excerpt().range(),
                    Direction.UP,
                    Delivery.stepwise(Runner.SUPABASE_CLI, TransactionMode.AUTOCOMMIT, "file"),
                    () -> new Script.Contents(tokens, statements, Execution.of(statements)));
            for (SupabaseSplitter.Era era : SupabaseSplitter.Era.values()) {
                var splitter = new SupabaseSplitter(era, SupabaseSplitter.Sending.PREPARED, true);
                if (Divergence.first(script, splitter.pieces(tokens.excerpt()), true)
                        .isPresent()) {
                    diverging++;
                    assertThat(SupabaseSplitter.mayDiverge(tokens))
                            .as("%s, seed %d: %s", era, seed, sql)
                            .isTrue();
                }
            }
        }
        assertThat(diverging).isGreaterThan(1_000);
    }
}
