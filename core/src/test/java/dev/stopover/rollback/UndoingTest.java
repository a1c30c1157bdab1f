package dev.stopover.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stopover.catalog.State;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.History;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoingTest {

    private static final String ORDERS = """
            CREATE TYPE state AS ENUM ('new', 'paid');
            CREATE TABLE orders (
                id bigserial PRIMARY KEY,
                note text NOT NULL DEFAULT '',
                state state NOT NULL DEFAULT 'new',
                total numeric CONSTRAINT positive CHECK (total > 0),
                due timestamptz DEFAULT now() + interval '5 minutes',
                CONSTRAINT filled CHECK (id NOTNULL)
            );
            CREATE INDEX orders_note_idx ON orders (lower(note)) WHERE note <> '';
            CREATE VIEW open_orders AS SELECT id, note FROM orders WHERE state = 'new';
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE ROLE clerk;
            GRANT SELECT ON orders TO clerk;
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY clerks ON orders FOR SELECT TO clerk USING (state = 'new');
            CREATE TABLE tickets (number integer GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT BY 5));
            CREATE FUNCTION due() RETURNS SETOF bigint LANGUAGE sql COST 7 ROWS 5 STRICT PARALLEL SAFE AS 'SELECT id FROM orders';
            """;

    /** Up and down, between which a line of three dashes stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD COLUMN tax numeric --- ALTER TABLE orders DROP COLUMN tax",
                "ALTER TABLE orders DROP COLUMN total --- ALTER TABLE orders ADD COLUMN total decimal CONSTRAINT positive"
                        + " CHECK ((total > 0))",
                "DROP INDEX orders_note_idx --- CREATE INDEX orders_note_idx ON public.orders USING btree (lower(note))"
                        + " WHERE (note <> ''::text)",
                "DROP VIEW open_orders --- CREATE VIEW open_orders AS select id, note from public.orders"
                        + " where (state = 'new'::state)",
                "DROP VIEW open_orders --- CREATE VIEW open_orders AS SELECT orders.id, orders.note FROM orders"
                        + " WHERE ((orders.state)::text = ('new'::state)::text)",
                "ALTER TABLE orders DROP CONSTRAINT filled --- ALTER TABLE orders ADD CONSTRAINT filled"
                        + " CHECK ((id IS NOT NULL))",
                "ALTER TABLE orders ALTER due DROP DEFAULT --- ALTER TABLE orders ALTER due SET DEFAULT"
                        + " (now() + '00:05:00'::interval)",
                "ALTER TABLE orders ALTER note DROP DEFAULT --- ALTER TABLE orders ALTER note SET DEFAULT ''::text",
                "ALTER TABLE orders RENAME note TO remark --- ALTER TABLE orders RENAME remark TO note",
                "DROP TRIGGER touch ON orders --- CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW"
                        + " EXECUTE PROCEDURE touch()",
                "DROP POLICY clerks ON orders --- CREATE POLICY clerks ON orders AS PERMISSIVE FOR SELECT TO clerk"
                        + " USING ((state = 'new'::public.state))",
                "REVOKE SELECT ON orders FROM clerk --- GRANT SELECT ON orders TO clerk",
                "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NULL; RETURN NEW; END $$"
                        + " --- CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql"
                        + " AS $body$\n BEGIN\n RETURN NEW; END $body$",
                "CREATE TABLE items (id bigint PRIMARY KEY, orders bigint REFERENCES orders) --- DROP TABLE items",
                "CREATE TEMPORARY TABLE scratch (id int) --- SELECT 1",
                "ALTER SEQUENCE orders_id_seq INCREMENT 5 MAXVALUE 9 CACHE 7 CYCLE --- ALTER SEQUENCE orders_id_seq"
                        + " INCREMENT BY 1 NO MAXVALUE START 1 CACHE 1 NO CYCLE",
                "ALTER TABLE orders ALTER total TYPE bigint --- ALTER TABLE orders ALTER total TYPE numeric",
                "ALTER TABLE orders ALTER id SET DEFAULT 0 --- ALTER TABLE orders ALTER id SET DEFAULT"
                        + " nextval('public.orders_id_seq'::regclass)",
                "ALTER FUNCTION touch() COST 9 PARALLEL SAFE LEAKPROOF STRICT --- ALTER FUNCTION touch() COST 1e2"
                        + " PARALLEL UNSAFE NOT LEAKPROOF CALLED ON NULL INPUT",
                "ALTER FUNCTION touch() COST 9 PARALLEL SAFE --- CREATE OR REPLACE FUNCTION touch() RETURNS trigger"
                        + " LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
                "ALTER FUNCTION due() ROWS 1000 --- ALTER FUNCTION due() ROWS 5.0",
                "CREATE OR REPLACE FUNCTION due() RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 1' --- CREATE OR REPLACE"
                        + " FUNCTION due() RETURNS SETOF bigint LANGUAGE sql PARALLEL SAFE STRICT COST 7 ROWS 5"
                        + " AS 'SELECT id FROM orders'",
                "ALTER TABLE tickets ALTER number SET INCREMENT 1 SET START 1 SET GENERATED BY DEFAULT --- ALTER TABLE tickets"
                        + " ALTER number SET GENERATED ALWAYS SET INCREMENT BY 5 SET START WITH 10 RESTART",
                "ALTER TABLE tickets ALTER number DROP IDENTITY --- ALTER TABLE tickets ALTER number"
                        + " ADD GENERATED ALWAYS AS IDENTITY (INCREMENT 5 START 10)",
                "DO $$ BEGIN IF (SELECT to_regclass('absent') IS NOT NULL) THEN ALTER TABLE absent RENAME TO former;"
                        + " CREATE TABLE absent (id int); DROP TABLE former; END IF; END $$"
                        + " --- DO $$ BEGIN IF (SELECT to_regclass('absent') IS NOT NULL) THEN ALTER TABLE absent"
                        + " RENAME TO former; CREATE TABLE absent (id bigint); DROP TABLE former; END IF; END $$",
            })
    void tellsWhatIsWrittenOtherwiseFromWhatIsOther(String migration) {
        Undoing undoing = undoing(migration);
        assertThat(undoing.missing()).isEmpty();
        assertThat(undoing.extra()).isEmpty();
        assertThat(undoing.verdict()).isEqualTo(Verdict.RESTORES);
    }

    @Test
    void namesWhatIsMissingChangedAndLeftOver() {
        Undoing undoing = undoing("""
                CREATE TYPE urgency AS ENUM ('low');
                ALTER TABLE orders ADD COLUMN urgency urgency;
                DROP INDEX orders_note_idx;
                ALTER TABLE orders ALTER note DROP NOT NULL;
                ---
                ALTER TABLE orders DROP COLUMN urgency;
                """);
        assertThat(undoing.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(undoing.missing())
                .containsExactly("column public.orders.note (changed)", "index public.orders_note_idx");
        assertThat(undoing.extra()).containsExactly("type public.urgency");
        Undoing.Gap index = gap(undoing, "public.orders_note_idx");
        assertThat(index.made().orElseThrow().line()).isEqualTo(3);
        assertThat(index.before().orElseThrow().line()).isEqualTo(1);
        assertThat(gap(undoing, "public.urgency").before()).isEmpty();
        assertThat(gap(undoing, "public.orders.note").difference().sentence())
                .isEqualTo("leaves column public.orders.note as text DEFAULT ''; it was text DEFAULT '' NOT NULL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders DROP COLUMN total --- ALTER TABLE orders ADD COLUMN total numeric",
                "ALTER TABLE orders RENAME CONSTRAINT positive TO above --- SELECT 1",
                "DROP VIEW open_orders --- CREATE VIEW open_orders AS SELECT id, note FROM orders",
                "ALTER TYPE state ADD VALUE 'sent' --- SELECT 1",
                "ALTER TABLE orders DISABLE TRIGGER touch --- SELECT 1",
                "ALTER TABLE orders DISABLE ROW LEVEL SECURITY --- SELECT 1",
                "ALTER POLICY clerks ON orders TO public --- SELECT 1",
                "REVOKE SELECT ON orders FROM clerk --- SELECT 1",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO clerk --- SELECT 1",
                "CREATE EXTENSION hstore --- SELECT 1",
                "ALTER FUNCTION touch() SECURITY DEFINER --- SELECT 1",
                "ALTER FUNCTION touch() SET search_path = '' --- SELECT 1",
                "ALTER FUNCTION touch() COST 9 --- SELECT 1",
                "ALTER FUNCTION touch() PARALLEL RESTRICTED --- SELECT 1",
                "ALTER FUNCTION touch() STRICT --- SELECT 1",
                "ALTER FUNCTION touch() LEAKPROOF --- SELECT 1",
                "ALTER FUNCTION touch() SUPPORT generate_series_int4_support --- SELECT 1",
                "ALTER FUNCTION due() ROWS 50 --- SELECT 1",
                "CREATE OR REPLACE FUNCTION due() RETURNS SETOF bigint LANGUAGE sql WINDOW AS 'SELECT 1' --- CREATE OR REPLACE"
                        + " FUNCTION due() RETURNS SETOF bigint LANGUAGE sql AS 'SELECT id FROM orders'",
                "ALTER TABLE tickets ALTER number SET INCREMENT 1 --- SELECT 1",
                "ALTER TABLE tickets ALTER number SET GENERATED BY DEFAULT --- SELECT 1",
                "ALTER TABLE tickets ALTER number DROP IDENTITY --- ALTER TABLE tickets ALTER number"
                        + " ADD GENERATED ALWAYS AS IDENTITY",
                "ALTER SEQUENCE orders_id_seq OWNED BY NONE --- SELECT 1",
                "ALTER SEQUENCE orders_id_seq MAXVALUE 9 CYCLE --- ALTER SEQUENCE orders_id_seq NO MAXVALUE",
                "ALTER TABLE orders DROP CONSTRAINT positive --- ALTER TABLE orders ADD CONSTRAINT positive"
                        + " CHECK (total > 0) NOT VALID",
                "CREATE SCHEMA shop --- SELECT 1",
                "CREATE UNIQUE INDEX one ON orders (note) --- SELECT 1",
                "BEGIN; DROP INDEX orders_note_idx; COMMIT --- BEGIN; CREATE INDEX orders_note_idx ON orders (lower(note))"
                        + " WHERE note <> ''",
            })
    void seesWhatIsOther(String migration) {
        assertThat(undoing(migration).verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42P01 DROP TABLE orders CASCADE --- ALTER TABLE orders DROP COLUMN note",
                "2BP01 CREATE VIEW notes AS SELECT note FROM orders; ALTER TABLE orders ADD COLUMN tax numeric"
                        + " --- DROP TABLE orders",
                "42601 ALTER TABLE orders ADD COLUMN tax numeric --- ALTER TABLE orders DROP COLUMN",
                "42804 ALTER TABLE orders ADD CONSTRAINT one UNIQUE (note) --- ALTER TABLE orders ALTER note TYPE bigint",
                "25001 CREATE INDEX one ON orders (note) --- BEGIN; DROP INDEX CONCURRENTLY one; COMMIT",
            })
    void namesTheStatementThatFails(String coded) {
        Undoing undoing = undoing(coded.substring(6));
        assertThat(undoing.verdict()).isEqualTo(Verdict.DOWN_FAILS);
        assertThat(undoing.failed().orElseThrow().sqlState()).isEqualTo(coded.substring(0, 5));
    }

    @Test
    void tellsWhatCannotComeBackFromTheSchema() {
        Undoing undoing = undoing("""
                UPDATE orders SET note = upper(note);
                UPDATE orders SET total = 1 WHERE total IS NULL;
                DELETE FROM orders WHERE total > 9;
                ALTER TABLE orders ALTER total TYPE bigint;
                ALTER TABLE orders DROP COLUMN state CASCADE;
                CREATE TABLE spare (id bigint);
                TRUNCATE spare;
                ---
                DROP TABLE spare;
                ALTER TABLE orders ADD COLUMN state state NOT NULL DEFAULT 'new';
                ALTER TABLE orders ALTER total TYPE numeric;
                CREATE VIEW open_orders AS SELECT id, note FROM orders WHERE state = 'new';
                CREATE POLICY clerks ON orders FOR SELECT TO clerk USING (state = 'new');
                """);
        assertThat(undoing.verdict()).isEqualTo(Verdict.RESTORES);
        assertThat(undoing.losses())
                .extracting(DataLoss::kind, DataLoss::what)
                .containsExactly(
                        tuple(DataLoss.Kind.UPDATED, "public.orders.note"),
                        tuple(DataLoss.Kind.DELETED, "public.orders"),
                        tuple(DataLoss.Kind.CHANGED_TYPE, "public.orders.total"),
                        tuple(DataLoss.Kind.DROPPED_COLUMN, "public.orders.state"));
    }

    @Test
    void countsWhatTheRollbackWritesAsBroughtBack() {
        assertThat(undoing("""
                                ALTER TABLE orders ADD COLUMN remark text;
                                UPDATE orders SET remark = note;
                                ALTER TABLE orders DROP COLUMN note CASCADE;
                                ---
                                ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT '';
                                UPDATE orders SET note = remark;
                                """).losses()).isEmpty();
    }

    @Test
    void reportsTheOrderOfColumnsAsADetail() {
        Undoing undoing =
                undoing("ALTER TABLE orders DROP COLUMN note CASCADE --- ALTER TABLE orders ADD COLUMN note text"
                        + " NOT NULL DEFAULT ''; CREATE INDEX orders_note_idx ON orders (lower(note)) WHERE note <> '';"
                        + " CREATE VIEW open_orders AS SELECT id, note FROM orders WHERE state = 'new'");
        assertThat(undoing.verdict()).isEqualTo(Verdict.RESTORES);
        assertThat(undoing.gaps())
                .extracting(gap -> gap.difference().part().kind())
                .containsExactly(SchemaPart.Kind.COLUMN_ORDER);
    }

    @Test
    void reportsCommentsAndOwnersAsDetails() {
        Undoing undoing = undoing(
                "COMMENT ON TABLE orders IS 'All of them'; ALTER TABLE orders OWNER TO clerk" + " --- SELECT 1");
        assertThat(undoing.verdict()).isEqualTo(Verdict.RESTORES);
        assertThat(undoing.gaps())
                .extracting(gap -> gap.difference().sentence())
                .containsExactly(
                        "leaves owner of public.orders as clerk; it was postgres.",
                        "leaves comment on TABLE public.orders, which was not there before.");
        assertThat(gap(undoing, "on TABLE public.orders").made()).isPresent();
        assertThat(undoing("COMMENT ON TABLE orders IS 'All of them' --- COMMENT ON TABLE orders IS NULL")
                        .gaps())
                .isEmpty();
    }

    @Test
    void doesNotJudgeWhatItCannotFollow() {
        Undoing undoing = undoing("DO $$ BEGIN EXECUTE current_setting('app.sql'); END $$ --- SELECT 1");
        assertThat(undoing.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(undoing.doubts()).extracting(Doubt::line).containsExactly(1);
        assertThat(undoing("DO $$ print(1) $$ LANGUAGE plpython3u --- SELECT 1").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void restoresWhatTheHistoryOnlyUses() {
        assertThat(undoing("ALTER TABLE legacy ADD COLUMN tax numeric --- ALTER TABLE legacy DROP COLUMN tax")
                        .verdict())
                .isEqualTo(Verdict.RESTORES);
        assertThat(undoing("ALTER TABLE legacy DROP COLUMN tax --- ALTER TABLE legacy ADD COLUMN tax numeric")
                        .verdict())
                .isEqualTo(Verdict.RESTORES);
        assertThat(undoing("ALTER TABLE legacy ADD COLUMN tax numeric --- SELECT 1")
                        .extra())
                .containsExactly("column public.legacy.tax");
    }

    @Test
    void takesForgivenTransactionsAsAHintThatNoneIsOpened() {
        Undoing undoing = last(
                Map.of(
                        "migrations/1/up.sql", "CREATE TABLE orders (id bigint);",
                        "migrations/1/down.sql", "DROP TABLE orders;",
                        "migrations/2/up.sql", "CREATE INDEX CONCURRENTLY one ON orders (id);",
                        "migrations/2/down.sql", "DROP INDEX CONCURRENTLY one;",
                        "diesel.toml", ""),
                1,
                false);
        assertThat(undoing.verdict()).isEqualTo(Verdict.RESTORES);
    }

    @Test
    void goesDownSeveralStepsAndUpAgain() {
        Map<String, String> files = Map.of(
                "migrations/1_a.up.sql", "CREATE TABLE orders (id bigint);",
                "migrations/1_a.down.sql", "DROP TABLE orders;",
                "migrations/2_b.up.sql",
                        "CREATE TYPE state AS ENUM ('new'); ALTER TABLE orders ADD COLUMN state state;",
                "migrations/2_b.down.sql", "ALTER TABLE orders DROP COLUMN state;");
        Undoing one = last(files, 1, true);
        assertThat(one.extra()).containsExactly("type public.state");
        assertThat(one.again().orElseThrow().failed().orElseThrow().sqlState()).isEqualTo("42710");
        Undoing two = last(files, 2, false);
        assertThat(two.migrations()).hasSize(2);
        assertThat(two.extra()).containsExactly("type public.state");
    }

    private static Undoing.Gap gap(Undoing undoing, String name) {
        return undoing.gaps().stream()
                .filter(gap -> gap.difference().part().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What comes of a migration after the one that makes the orders. */
    private static Undoing undoing(String migration) {
        String[] parts = migration.split("---\\n?");
        return last(
                Map.of(
                        "migrations/1_orders.up.sql",
                        ORDERS,
                        "migrations/1_orders.down.sql",
                        "SELECT 1",
                        "migrations/2_change.up.sql",
                        parts[0].strip(),
                        "migrations/2_change.down.sql",
                        parts[1].strip()),
                1,
                false);
    }

    private static Undoing last(Map<String, String> files, int steps, boolean again) {
        try {
            History history = new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                    .read(MemoryTree.of(new TreeMap<>(files)), List.of("migrations"))
                    .parts()
                    .get(0)
                    .project()
                    .histories()
                    .get(0);
            Answers answers = new LazyAnswers();
            List<State> befores = new ArrayList<>();
            State state = State.before(history, answers);
            for (int i = 0; i < history.migrations().size(); i++) {
                Script up = history.migrations().get(i).up();
                if (i >= history.migrations().size() - steps) {
                    befores.add(0, state);
                }
                state = state.beforeScript(up, i);
                for (Executed executed : up.executed()) {
                    state = state.after(executed, answers);
                }
                state = state.afterScript();
            }
            return Undoing.of(history, history.migrations().size() - 1, befores, state, again, answers);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
