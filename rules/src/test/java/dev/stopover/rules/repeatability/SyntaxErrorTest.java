package dev.stopover.rules.repeatability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.parser.StatementParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SyntaxErrorTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SyntaxError());

    @Test
    void reportsOneErrorAndGoesOn() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE orders (id bigint NOT);
                                                          ^ Syntax error at or near ")".
                        CREATE TABLE notes (id bigint);
                        ALTER TABLE notes ADD CONSTRAINT IF NOT EXISTS notes_key PRIMARY KEY (id);
                                                                ^^^^^^ Syntax error at or near "EXISTS".
                        """);
    }

    @Test
    void reportsTheEndOfAFileThatStopsTooEarly() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE orders (id bigint
                                                ^^^^^^ Syntax error at end of input.""");
    }

    @Test
    void readsTheTextOfAnExecuteOnlyWhereItRuns() {
        rule.allowingSyntaxErrors().reports("""
                        DO $$ BEGIN
                          IF current_setting('server_version_num')::int > 180000 THEN
                            EXECUTE 'DO $x$ BEGIN PERFORM 1 $x$';
                            EXECUTE 'ALTER TABLE orders ENLARGE';
                          END IF;
                          EXECUTE 'ALTER TABLE orders ENLARGE';
                                                      ^^^^^^^ Syntax error at or near "ENLARGE".
                        END $$;
                        """);
    }

    @Test
    void reportsPlaceholdersThatWereLeftIn() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE TABLE [table_name] (id bigint);
                                     ^ Syntax error at or near "[".
                        """);
    }

    @Test
    void acceptsStatementsThatPostgresReadsAndWeDoNotUnderstand() {
        rule.accepts("SECURITY LABEL FOR anon ON COLUMN orders.email IS 'MASKED WITH VALUE NULL';");
    }

    @Test
    void reportsWhatIsWrongInTheExpressionsOfABlock() {
        rule.allowingSyntaxErrors().reports("""
                        DO $$
                        DECLARE
                          a int := 1 2;
                                     ^ Syntax error at or near "2".
                          c CURSOR FOR SELEC 1;
                                       ^^^^^ Syntax error at or near "SELEC".
                        BEGIN
                          a[1 2] := 3;
                              ^ Syntax error at or near "2".
                          a := 1 UNION SELECT 2;
                                 ^^^^^ Syntax error at or near "UNION".
                          WHILE a b c LOOP
                                    ^ Syntax error at or near "c".
                            NULL;
                          END LOOP;
                          FOR i IN REVERSE 1 1 .. 2 BY 3 3 LOOP
                                             ^ Syntax error at or near "1".
                                                         ^ Syntax error at or near "3".
                            NULL;
                          END LOOP;
                          CASE a WHEN 1, 2 3 THEN NULL; END CASE;
                                           ^ Syntax error at or near "3".
                          RAISE NOTICE 'a % %', a, a b c USING HINT = a b c;
                                                       ^ Syntax error at or near "c".
                                                                          ^ Syntax error at or near "c".
                          RAISE EXCEPTION 'a %%';
                          RAISE EXCEPTION 'a %', a, a;
                                          ^^^^^ RAISE has more values than its message has percent signs.
                          EXECUTE 'a' 'b' USING 1 2;
                                      ^^^ Syntax error at or near "'b'".
                                                  ^ Syntax error at or near "2".
                          ASSERT a, a = = b;
                                        ^ Syntax error at or near "=".
                          EXIT WHEN a =;
                                       ^ Syntax error at or near ";".
                        END $$;
                        """);
    }

    @Test
    void acceptsWhatExpressionsOfABlockMayHold() {
        rule.accepts("""
                DO $$
                DECLARE
                  a int := 1;
                  c CURSOR (x int) FOR SELECT x;
                BEGIN
                  a := DISTINCT b c FROM (VALUES (1)) v (b) WHERE b > 0 ORDER BY b LIMIT 1 FOR UPDATE;
                  IF count(*) > 0 FROM pg_class THEN NULL; END IF;
                  FOR i IN 1..2 LOOP NULL; END LOOP;
                  RAISE division_by_zero USING MESSAGE = 'a', HINT := 'b' || a;
                EXCEPTION WHEN others THEN
                  RAISE;
                END $$;
                """);
    }

    @Test
    void reportsABlockThatDoesNotEndAsItShould() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                          IF true THEN NULL;
                        END $$;
                        ^^^ Syntax error at end of input.
                        """);
    }

    @Test
    void reportsTheBodiesOfFunctionsInSql() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; SELEC 2';
                                                                                   ^^^^^ Syntax error at or near "SELEC".
                        """);
    }

    @Test
    void reportsWhatIsWrongInTheStatementsOfABlock() {
        rule.allowingSyntaxErrors().reports("""
                        CREATE FUNCTION a() RETURNS void LANGUAGE plpgsql AS $$
                        DECLARE
                          total int
                          paid boolean;
                          ^^^^ Syntax error at or near "paid".
                        BEGIN
                        END $$;
                        CREATE FUNCTION b() RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                        END IF;
                            ^^ Syntax error at or near "IF".
                        $$;
                        CREATE FUNCTION c(a int) RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                          UPDATE orders SET WHERE id = 1;
                                            ^^^^^ Syntax error at or near "WHERE".
                          FOR a IN SELECT FROM WHERE LOOP
                                               ^^^^^ Syntax error at or near "WHERE".
                            NULL;
                          END LOOP;
                        END $$;
                        CREATE FUNCTION d() RETURNS void LANGUAGE plpgsql AS $$
                        BEGIN
                          RAISE EXCEPTION;
                                         ^ Syntax error at or near ";".
                        END $$;
                        """);
    }

    @Test
    void acceptsAnAssignmentOfNothingWhichFailsOnlyWhenItRuns() {
        rule.accepts("DO $$ DECLARE a orders.id%TYPE; BEGIN a := ; END $$;");
    }

    @Test
    void saysThatAReservedWordNeedsQuotes() {
        assertThat(help("CREATE TABLE user (id bigint);"))
                .containsExactly(
                        "Write \"user\" in double quotes, everywhere, or choose another name: user is a reserved word.");
        assertThat(help("CREATE TABLE lines (id bigint, order int);"))
                .allMatch(help -> help.startsWith("Write \"order\" in double quotes"));
    }

    @Test
    void saysThatUpdateNamesTheTableAlone() {
        assertThat(help("UPDATE TABLE orders SET total = 0;"))
                .containsExactly("Leave out TABLE: the name of the table follows UPDATE.");
        assertThat(help("ALTER TABLE orders DROP CONSTRAINT UNIQUE (number);"))
                .containsExactly("Name the constraint that is dropped: DROP CONSTRAINT orders_number_key.");
    }

    @Test
    void saysWhereIfNotExistsStands() {
        assertThat(help("ALTER TABLE orders ADD COLUMN code IF NOT EXISTS text;"))
                .containsExactly(
                        "The clause stands before the name: write ADD COLUMN IF NOT EXISTS and the name after it.");
        assertThat(help("DROP TABLE public.orders IF EXISTS;"))
                .containsExactly(
                        "The clause stands before the name: write DROP TABLE IF EXISTS and the name after it.");
        assertThat(help("ALTER TABLE orders ADD CONSTRAINT IF NOT EXISTS c CHECK (true);"))
                .allMatch(help -> help.contains("does not exist"));
    }

    private static List<String> help(String sql) {
        return StatementParser.parse(SourceFile.of("a.sql", sql)).stream()
                .flatMap(statement -> ((UnreadStatement) statement).error().stream())
                .flatMap(error -> error.help().stream())
                .toList();
    }
}
