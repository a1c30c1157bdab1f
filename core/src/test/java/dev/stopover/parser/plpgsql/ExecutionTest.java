package dev.stopover.parser.plpgsql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.parser.StatementParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {

    private static List<Executed> execute(String sql) {
        return Execution.of(StatementParser.parse(SourceFile.of("a.sql", sql)));
    }

    /** What a DO block with this body executes. */
    private static List<Executed> run(String body) {
        List<Executed> executed = execute("DO $$\n" + body + "\n$$;");
        return executed.subList(1, executed.size());
    }

    private static List<String> texts(String body) {
        String sql = "DO $$\n" + body + "\n$$;";
        return execute(sql).stream()
                .skip(1)
                .map(executed -> executed.range().of(sql))
                .toList();
    }

    private static List<String> tables(List<Executed> executed) {
        return executed.stream()
                .map(Executed::statement)
                .map(statement -> statement instanceof AlterTable alter
                        ? alter.table().joined()
                        : ((CreateTable) statement).table().joined())
                .toList();
    }

    @Test
    void takesWhatPsqlIncludesForAnything() {
        for (String sql : List.of("\\i other.sql", "\\include_relative other.sql", "SELECT f() \\gexec")) {
            List<Executed> executed = execute(sql);
            Executed last = executed.get(executed.size() - 1);
            assertThat(last.statement()).isInstanceOfSatisfying(UnreadStatement.class, opaque -> {
                assertThat(opaque.error()).isEmpty();
                assertThat(opaque.names()).hasSize(1);
                assertThat(Names.hasGap(opaque.names().get(0).joined())).isTrue();
            });
        }
        assertThat(execute("\\echo done\nSELECT 1 \\gset")).hasSize(2);
    }

    @Test
    void putsWhatADoBlockExecutesBehindIt() {
        List<Executed> executed = execute("""
                CREATE TABLE orders (id bigint);
                DO $$ BEGIN INSERT INTO orders VALUES (1); END $$;
                SELECT 1;
                """);
        assertThat(executed).hasSize(4);
        assertThat(executed.get(2).statement()).isInstanceOf(Insert.class);
        assertThat(executed.get(2).written()).isSameAs(executed.get(1).statement());
        assertThat(executed.get(2).nesting().block()).isTrue();
        assertThat(executed.get(2).nesting().certain()).isTrue();
        assertThat(executed.get(3).nesting().block()).isFalse();
    }

    @Test
    void keepsPlacesInTheFile() {
        assertThat(texts("""
                        DECLARE total bigint;
                        BEGIN
                          SELECT count(*) INTO STRICT total FROM orders;
                          PERFORM pg_sleep(1);
                          IF total > 0 THEN
                            DELETE FROM orders;
                          END IF;
                        END
                        """))
                .containsExactly(
                        "SELECT count(*) INTO STRICT total FROM orders", "PERFORM pg_sleep(1)", "DELETE FROM orders");
    }

    @Test
    void keepsPlacesInsideABodyInSingleQuotes() {
        String sql = "DO 'BEGIN INSERT INTO orders VALUES (''a''); DELETE FROM orders WHERE note = ''b''; END';";
        assertThat(execute(sql).stream().map(executed -> executed.range().of(sql)))
                .containsExactly(
                        sql.substring(0, sql.length() - 1),
                        "INSERT INTO orders VALUES (''a'')",
                        "DELETE FROM orders WHERE note = ''b''");
    }

    @Test
    void knowsGuardsThatLookForAMissingObject() {
        List<Executed> executed = run("""
                BEGIN
                  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'state') THEN
                    CREATE TYPE state AS ENUM ('new');
                  ELSE
                    DROP TABLE orders;
                  END IF;
                  IF to_regclass('public.orders') IS NULL THEN
                    CREATE TABLE orders (id bigint);
                  END IF;
                  IF (SELECT to_regclass('public.orders') IS NOT NULL) THEN
                    DROP TABLE orders;
                  END IF;
                  IF (SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders') > 0 THEN
                    DROP TABLE orders;
                  END IF;
                  IF NOT EXISTS (SELECT 1 FROM orders) THEN
                    INSERT INTO orders VALUES (1);
                  END IF;
                END
                """);
        assertThat(executed.stream().map(step -> step.nesting().guards().get(0).kind()))
                .containsExactly(
                        Guard.Kind.MISSING_OBJECT,
                        Guard.Kind.EXISTING_OBJECT,
                        Guard.Kind.MISSING_OBJECT,
                        Guard.Kind.EXISTING_OBJECT,
                        Guard.Kind.EXISTING_OBJECT,
                        Guard.Kind.CONDITION);
        assertThat(executed.get(0).nesting().guardedAgainstDuplicate()).isTrue();
    }

    @Test
    void knowsGuardsThatAVariableCarries() {
        List<Executed> executed = run("""
                DECLARE found_it boolean;
                BEGIN
                  SELECT EXISTS (SELECT FROM pg_class WHERE relname = 'orders') INTO found_it;
                  IF NOT found_it THEN
                    CREATE TABLE orders (id bigint);
                  END IF;
                END
                """);
        assertThat(executed.get(1).nesting().guardedAgainstDuplicate()).isTrue();
    }

    @Test
    void guardsWhatFollowsAReturn() {
        List<Executed> executed = run("""
                BEGIN
                  IF EXISTS (SELECT FROM pg_class WHERE relname = 'orders') THEN
                    RETURN;
                  END IF;
                  CREATE TABLE orders (id bigint);
                END
                """);
        assertThat(executed.get(0).nesting().guardedAgainstDuplicate()).isTrue();
    }

    @Test
    void leavesWhatFollowsAFailedCheckCertain() {
        List<Executed> executed = run("""
                BEGIN
                  IF EXISTS (SELECT FROM orders WHERE total IS NULL) THEN
                    RAISE EXCEPTION 'no';
                  END IF;
                  CREATE TABLE customers (id bigint);
                END
                """);
        assertThat(executed.get(0).nesting().certain()).isTrue();
    }

    @Test
    void knowsHandlersThatPassOverDuplicates() {
        List<Executed> executed = run("""
                BEGIN
                  CREATE TABLE orders (id bigint);
                EXCEPTION WHEN duplicate_table OR duplicate_object THEN
                  DROP TABLE customers;
                END
                """);
        assertThat(executed.get(0).nesting().guards().get(0).kind()).isEqualTo(Guard.Kind.DUPLICATE_PASSED_OVER);
        assertThat(executed.get(1).nesting().handler()).isTrue();
        assertThat(executed.get(1).nesting().certain()).isFalse();
    }

    @Test
    void foldsTheTextOfExecute() {
        String body = """
                DECLARE
                  name CONSTANT text := 'orders';
                  command text := 'CREATE TABLE ';
                BEGIN
                  command := command || quote_ident(name) || ' (id bigint)';
                  EXECUTE command;
                  EXECUTE format('ALTER TABLE %I.%2$I ADD COLUMN note text DEFAULT %3$L', 'public', name, 'it''s');
                END
                """;
        List<Executed> executed = run(body);
        assertThat(tables(executed)).containsExactly("orders", "public.orders");
        assertThat(executed).allMatch(step -> step.nesting().dynamic());
        AlterTable alter = (AlterTable) executed.get(1).statement();
        assertThat(alter.table().range().of("DO $$\n" + body)).isEqualTo("%I.%2$I");
    }

    /** The statements of EXECUTE of which parts are not known, a question mark for each such part. */
    private static List<String> shapes(String body) {
        return run(body).stream()
                .map(Executed::statement)
                .filter(UnreadStatement.class::isInstance)
                .map(UnreadStatement.class::cast)
                .map(opaque -> opaque.shape()
                        .map(Object::toString)
                        .orElse(opaque.names().toString())
                        .replace(Names.GAP, '?'))
                .toList();
    }

    @Test
    void doesNotGuessTheTextOfExecute() {
        assertThat(shapes("""
                        DECLARE name text;
                        BEGIN
                          SELECT relname INTO name FROM pg_class;
                          EXECUTE 'DROP TABLE ' || name;
                        END
                        """)).singleElement().asString().startsWith("Drop").contains("name=\"?\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'ALTER TABLE ' || quote_ident(r.name) || '_old ADD COLUMN id int' ~ table=\"?_old\"",
                "format('ALTER TABLE %I.%I_%s ADD COLUMN id int', r.schema, 'orders', r.year) ~ table=\"?\".\"orders_?\"",
                "format('ALTER TABLE %s ADD COLUMN id int', r.name::regclass) ~ table=\"?\"",
                "format('ALTER TABLE %2$I ADD COLUMN id int', r.a, 'orders', r.b) || r.tail ~ table=orders",
                "replace('ALTER TABLE TBL ADD COLUMN id int', 'TBL', r.name) ~ table=\"?\"",
                "CASE WHEN r.a THEN 'x' || r.b ELSE 'y' END || ' x' ~ [\"?\"]",
                "'ALTER TABLE orders ' || (SELECT r.tail || r.b) ~ [orders]",
                "r.text ~ [\"?\"]",
                "'SELECT ' || r.text ~ Select",
                "'INSERT INTO orders ' || r.text || r.b ~ []",
            })
    void readsTextOfWhichPartsAreNotKnown(String text, String read) {
        assertThat(shapes("DECLARE r record; BEGIN EXECUTE " + text + "; END"))
                .singleElement()
                .asString()
                .contains(read);
    }

    @Test
    void putsNoMoreTextTogetherThanAnybodyWouldExecute() {
        String doubling = "t := replace(t, 'a', 'aaaaaaaaaa');\n".repeat(12);
        assertThat(shapes("DECLARE t text := 'DROP TABLE a'; BEGIN\n" + doubling + "EXECUTE t; END"))
                .containsExactly("[\"?\"]");
    }

    @Test
    void knowsWhatALoopPutsTogetherInItsQuery() {
        assertThat(shapes("""
                        DECLARE r record;
                        BEGIN
                          FOR r IN SELECT tablename, 'DROP TABLE ' || tablename || '_old' AS command FROM pg_tables LOOP
                            EXECUTE r.command;
                          END LOOP;
                        END
                        """)).singleElement().asString().contains("?_old");
    }

    @Test
    void runsALoopOverConstantsForEachOfThem() {
        List<Executed> executed = run("""
                DECLARE name text;
                  names text[] := ARRAY['orders', 'customers'];
                  r record;
                BEGIN
                  FOREACH name IN ARRAY names LOOP
                    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
                  END LOOP;
                  FOR r IN SELECT * FROM (VALUES ('public', 'items')) AS v (schema, name) LOOP
                    EXECUTE 'ALTER TABLE ' || r.schema || '.' || r.name || ' ENABLE ROW LEVEL SECURITY';
                  END LOOP;
                END
                """);
        List<Executed> alters = executed.stream()
                .filter(step -> step.statement() instanceof AlterTable)
                .toList();
        assertThat(tables(alters)).containsExactly("orders", "customers", "public.items");
        assertThat(alters)
                .allMatch(step -> step.nesting().certain()
                        && ((AlterTable) step.statement()).actions().get(0) instanceof RowLevelSecurity);
    }

    @Test
    void doesNotRunALoopOverRowsForCertain() {
        List<Executed> executed = run("""
                DECLARE r record;
                BEGIN
                  FOR r IN SELECT id FROM orders LOOP
                    DELETE FROM items WHERE order_id = r.id;
                  END LOOP;
                END
                """);
        assertThat(executed).hasSize(2);
        assertThat(executed.get(1).nesting().loop()).isTrue();
        assertThat(executed.get(1).nesting().certain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
                    IF EXISTS (SELECT FROM orders WHERE total IS NULL) THEN RAISE EXCEPTION 'no'; END IF; | true
                    ASSERT (SELECT count(*) FROM orders) = 0, 'no'; PERFORM f();                          | true
                    RAISE NOTICE 'done';                                                                  | false
                    DELETE FROM orders; IF FOUND THEN RAISE EXCEPTION 'no'; END IF;                       | false
                    IF a THEN RAISE EXCEPTION 'no'; END IF; EXECUTE f();                                  | false
                    """)
    void knowsBlocksThatOnlyVerify(String statements, boolean verification) {
        assertThat(PlpgsqlParser.parse(Excerpt.of("BEGIN " + statements + " END"))
                        .block()
                        .orElseThrow()
                        .isVerification())
                .isEqualTo(verification);
    }

    @Test
    void executesNothingOfABrokenBody() {
        assertThat(run("BEGIN DELETE FROM orders; IF END")).isEmpty();
    }

    @Test
    void survivesDeepNesting() {
        assertThat(run("BEGIN ".repeat(5_000))).isEmpty();
    }

    @Test
    void neverFailsWhateverTheBody() {
        String[] words = """
                DECLARE BEGIN END ; ; ; IF THEN ELSE ELSIF CASE WHEN LOOP WHILE FOR IN FOREACH ARRAY EXCEPTION OTHERS EXIT
                CONTINUE RETURN QUERY NEXT RAISE NOTICE EXECUTE USING INTO STRICT PERFORM f ( ) ( ) , x := 1 = 'a' || format
                '%I%s%' , ARRAY [ ] SELECT FROM pg_class WHERE INSERT INTO orders VALUES NOT EXISTS NULL << l >> .. :: text
                GET DIAGNOSTICS OPEN FETCH CLOSE ASSERT $1 r . a IF NOT EXISTS ( SELECT FROM pg_type ) THEN END IF ; END LOOP ;
                """.split("\\s+");
        java.util.Random random = new java.util.Random(42);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder body = new StringBuilder("BEGIN ");
            int at = random.nextInt(words.length);
            for (int length = random.nextInt(40); length > 0; length--) {
                body.append(words[at]).append(' ');
                at = random.nextInt(4) == 0 ? random.nextInt(words.length) : (at + 1) % words.length;
            }
            String sql = "DO $body$" + body + "END$body$;";
            for (Executed executed : execute(sql)) {
                assertThat(executed.range().end()).isLessThan(sql.length());
                assertThat(executed.written().range().contains(executed.range()))
                        .isTrue();
            }
        }
    }
}
