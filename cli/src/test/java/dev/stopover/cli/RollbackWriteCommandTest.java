package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackWriteCommandTest {

    @TempDir
    Path folder;

    @Test
    void writesTheRollbackBesideItsMigration() throws IOException {
        write("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigserial PRIMARY KEY, note text NOT NULL);\n");
        write("migrations/1_orders.down.sql", "DROP TABLE orders;\n");
        write("migrations/2_state.up.sql", """
                CREATE TYPE state AS ENUM ('new');
                ALTER TABLE orders ADD COLUMN state state;
                ALTER TABLE orders DROP COLUMN note;
                CREATE VIEW open AS SELECT id FROM orders WHERE state = 'new';
                """);
        assertThat(stopover("rollback", "write", "2"))
                .isEqualTo(new Shell.Outcome(0, "migrations/2_state.down.sql for migrations/2_state.up.sql\n", ""));
        assertThat(read("migrations/2_state.down.sql")).isEqualTo("""
                        -- Takes back 2_state.up.sql.
                        -- DROP COLUMN takes the values of public.orders.note: no statement here brings them back, only a copy or a backup does.

                        BEGIN;

                        DROP VIEW IF EXISTS public.open;

                        ALTER TABLE public.orders DROP COLUMN IF EXISTS state;

                        DROP TYPE IF EXISTS public.state;

                        ALTER TABLE public.orders ADD COLUMN note text NOT NULL;

                        DO $$
                        BEGIN
                            IF to_regclass('public.open') IS NOT NULL THEN
                                RAISE EXCEPTION USING MESSAGE = 'view public.open is still there';
                            END IF;
                            IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.orders') AND attname = 'note' AND NOT attisdropped) THEN
                                RAISE EXCEPTION USING MESSAGE = 'column public.orders.note is not there again';
                            END IF;
                            IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('public.orders') AND attname = 'state' AND NOT attisdropped) THEN
                                RAISE EXCEPTION USING MESSAGE = 'column public.orders.state is still there';
                            END IF;
                            IF EXISTS (SELECT FROM pg_type WHERE typname = 'state' AND typnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'public')) THEN
                                RAISE EXCEPTION USING MESSAGE = 'type public.state is still there';
                            END IF;
                        END
                        $$;

                        COMMIT;
                        """);
        assertThat(stopover("rollback", "check").out())
                .endsWith("2 of 2 rollbacks restore the schema, 1 of them not the data.\n");
    }

    @Test
    void bringsBackWhatStoodInFull() throws IOException {
        write("migrations/1_orders.up.sql", """
                CREATE ROLE clerk;
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    customer bigint NOT NULL CONSTRAINT of_customer REFERENCES customers ON DELETE CASCADE DEFERRABLE,
                    code text UNIQUE NULLS NOT DISTINCT,
                    total numeric DEFAULT 0 CHECK (total >= 0)
                );
                CREATE INDEX orders_code ON orders (lower(code) DESC NULLS LAST) INCLUDE (total) WHERE total > 0;
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql COST 7 AS $$ BEGIN RETURN NEW; END; $$;
                CREATE TRIGGER touch AFTER INSERT ON orders REFERENCING NEW TABLE AS made
                    FOR EACH STATEMENT EXECUTE FUNCTION touch();
                CREATE VIEW totals WITH (security_invoker = on) AS SELECT sum(total) AS total FROM orders;
                GRANT SELECT ON orders, totals TO clerk;
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON orders TO clerk USING (total > 0) WITH CHECK (total < 9);
                """);
        write("migrations/1_orders.down.sql", "SELECT 1;\n");
        write("migrations/2_gone.up.sql", "DROP TABLE orders CASCADE;\nDROP FUNCTION touch;\n");
        stopover("rollback", "write", "2");
        assertThat(stopover("rollback", "check", "migrations/2_gone.up.sql").out())
                .isEqualTo("""
                        restores the schema, not the data: migrations/2_gone.down.sql for 2_gone.up.sql
                          migrations/2_gone.up.sql:1: DROP TABLE takes the rows of public.orders.

                        1 of 1 rollback restores the schema, 1 of them not the data.
                        """);
        assertThat(read("migrations/2_gone.down.sql"))
                .contains("COST 7", "REFERENCING NEW TABLE AS made", "security_invoker = on");
    }

    @Test
    void beginsWithTheHeaderThatIsConfigured() throws IOException {
        write("stopover.toml", "rollback-header = [\"Rollback: {name} ({version})\", \"Migration: {file}\"]\n");
        write("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint);\n");
        stopover("rollback", "write", "1");
        assertThat(read("migrations/1_orders.down.sql")).startsWith("""
                -- Rollback: orders (1)
                -- Migration: 1_orders.up.sql

                """);
    }

    @Test
    void dropsThePoliciesThatReadATableBeforeIt() throws IOException {
        write("migrations/1_orders.up.sql", """
                CREATE TABLE orders (id bigint);
                CREATE TABLE members (id bigint);
                CREATE POLICY own ON orders USING (id IN (SELECT id FROM members));
                """);
        assertThat(stopover("rollback", "write", "--stdout", "1").out()).contains("""
                        DROP POLICY IF EXISTS own ON public.orders;

                        DROP TABLE IF EXISTS public.members;
                        """);
    }

    @Test
    void bringsBackHowFunctionsAndIdentityColumnsWere() throws IOException {
        write("migrations/1_orders.up.sql", """
                CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5));
                CREATE TABLE items (id bigint GENERATED ALWAYS AS IDENTITY (CACHE 7));
                CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
                ALTER FUNCTION one() COST 7 PARALLEL SAFE LEAKPROOF;
                CREATE FUNCTION two() RETURNS SETOF integer LANGUAGE sql ROWS 2 AS 'SELECT 2';
                """);
        write("migrations/1_orders.down.sql", "SELECT 1;\n");
        write("migrations/2_other.up.sql", """
                ALTER TABLE orders ALTER COLUMN id SET GENERATED BY DEFAULT SET INCREMENT 1 SET CYCLE;
                ALTER TABLE items ALTER COLUMN id DROP IDENTITY;
                CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 2';
                ALTER FUNCTION two() ROWS 50 STRICT;
                """);
        stopover("rollback", "write", "2");
        assertThat(read("migrations/2_other.down.sql"))
                .contains(
                        "ALTER TABLE public.orders ALTER COLUMN id SET GENERATED ALWAYS;",
                        "ALTER SEQUENCE public.orders_id_seq NO CYCLE INCREMENT 5;",
                        "ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.items_id_seq CACHE 7);",
                        "PARALLEL SAFE LEAKPROOF COST 7",
                        "CREATE OR REPLACE FUNCTION two() RETURNS SETOF integer LANGUAGE sql ROWS 2 AS 'SELECT 2';");
        assertThat(stopover("rollback", "check", "migrations/2_other.up.sql").out())
                .isEqualTo("1 of 1 rollback restores the schema.\n");
    }

    @Test
    void bringsBackTheSettingsOfSequences() throws IOException {
        write("migrations/1_numbers.up.sql", """
                CREATE SEQUENCE numbers AS integer INCREMENT BY 5 MAXVALUE 99 CYCLE;
                CREATE SEQUENCE others START 10;
                """);
        write("migrations/1_numbers.down.sql", "SELECT 1;\n");
        write("migrations/2_gone.up.sql", """
                DROP SEQUENCE numbers;
                ALTER SEQUENCE others AS bigint MAXVALUE 9007199254740991 CACHE 7 START 11;
                """);
        stopover("rollback", "write", "2");
        assertThat(read("migrations/2_gone.down.sql"))
                .contains(
                        "CREATE SEQUENCE public.numbers AS integer CYCLE INCREMENT 5 MAXVALUE 99;",
                        "ALTER SEQUENCE public.others CACHE 1 NO MAXVALUE START 10;");
    }

    @Test
    void bringsBackCommentsAndOwners() throws IOException {
        write("migrations/1_orders.up.sql", """
                CREATE ROLE clerk;
                CREATE TABLE orders (id bigint, note text);
                COMMENT ON TABLE orders IS 'What customers want';
                COMMENT ON COLUMN orders.note IS 'Not; shown';
                CREATE TABLE items (id bigint);
                CREATE FUNCTION total() RETURNS int LANGUAGE sql AS 'SELECT 1';
                ALTER FUNCTION total() OWNER TO clerk;
                """);
        write("migrations/1_orders.down.sql", "SELECT 1;\n");
        write("migrations/2_gone.up.sql", """
                DROP TABLE orders;
                DROP FUNCTION total();
                COMMENT ON TABLE items IS 'New';
                ALTER TABLE items OWNER TO clerk;
                """);
        stopover("rollback", "write", "2");
        assertThat(read("migrations/2_gone.down.sql"))
                .contains(
                        "COMMENT ON TABLE public.orders IS 'What customers want';",
                        "COMMENT ON COLUMN public.orders.note IS 'Not; shown';",
                        "COMMENT ON TABLE public.items IS NULL;",
                        "ALTER TABLE public.items OWNER TO CURRENT_USER;",
                        "ALTER ROUTINE public.total() OWNER TO clerk;");
    }

    @Test
    void bringsBackWhatAFunctionOfAnotherFileMade() throws IOException {
        write("migrations/1_track.up.sql", """
                CREATE TABLE orders (id bigint);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                CREATE FUNCTION track() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                    CREATE TRIGGER tracked AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();
                END $$;
                """);
        write("migrations/2_use.up.sql", "SELECT track();\n");
        write("migrations/3_drop.up.sql", "DROP TRIGGER tracked ON orders;\n");
        assertThat(stopover("rollback", "write", "--stdout", "3_drop.up.sql").out())
                .contains(
                        "CREATE TRIGGER tracked AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.note();");
    }

    @Test
    void renamesWhatWasOnlyRenamed() throws IOException {
        write("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n");
        write("migrations/1_orders.down.sql", "DROP TABLE orders;\n");
        write(
                "migrations/2_names.up.sql",
                "ALTER TABLE orders RENAME note TO remark;\nALTER TABLE orders RENAME TO purchases;\n");
        assertThat(stopover("rollback", "write", "--stdout", "2").out())
                .contains("ALTER TABLE public.purchases RENAME TO orders;", "RENAME COLUMN remark TO note;")
                .doesNotContain("DROP", "CREATE");
    }

    @Test
    void leavesTextsWithOldNamesToAHand() throws IOException {
        write(
                "migrations/1_orders.up.sql",
                "CREATE TABLE orders (id bigint);\nCREATE VIEW open AS SELECT id FROM orders;\n");
        write("migrations/1_orders.down.sql", "DROP VIEW open;\nDROP TABLE orders;\n");
        write("migrations/2_name.up.sql", "ALTER TABLE orders RENAME TO purchases;\n");
        write("migrations/2_name.down.sql", "ALTER TABLE purchases RENAME TO orders;\n");
        write("migrations/3_open.up.sql", "DROP VIEW open;\n");
        assertThat(stopover("rollback", "write", "3").out())
                .contains("A hand is needed: This does not bring back view public.open.");
        assertThat(read("migrations/3_open.down.sql")).doesNotContain("CREATE VIEW");
    }

    @Test
    void saysWhatNeedsAHand() throws IOException {
        write("migrations/1_state.up.sql", "CREATE TYPE state AS ENUM ('new');\n");
        write("migrations/1_state.down.sql", "DROP TYPE state;\n");
        write("migrations/2_paid.up.sql", "ALTER TYPE state ADD VALUE 'paid';\n");
        assertThat(stopover("rollback", "write", "2").out()).contains("A hand is needed", "no value from an enum");
        assertThat(read("migrations/2_paid.down.sql")).contains("-- A hand is needed: ");
    }

    @Test
    void writesSectionsWhereTheLayoutHasThem() throws IOException {
        write("migrations/00001_orders.sql", """
                -- +goose Up
                CREATE TABLE orders (id bigint);
                """);
        write("migrations/00002_touch.sql", """
                -- +goose Up
                DROP TABLE orders;
                """);
        assertThat(stopover("rollback", "write", "--all-missing").status()).isZero();
        assertThat(read("migrations/00001_orders.sql")).isEqualTo("""
                        -- +goose Up
                        CREATE TABLE orders (id bigint);

                        -- +goose Down
                        -- Takes back 00001_orders.sql.

                        DROP TABLE IF EXISTS public.orders;

                        -- +goose StatementBegin
                        DO $$
                        BEGIN
                            IF to_regclass('public.orders') IS NOT NULL THEN
                                RAISE EXCEPTION USING MESSAGE = 'table public.orders is still there';
                            END IF;
                        END
                        $$;
                        -- +goose StatementEnd
                        """);
        assertThat(stopover("rollback", "check").out())
                .endsWith("2 of 2 rollbacks restore the schema, 1 of them not the data.\n");
    }

    @Test
    void leavesWhatIsThereAlone() throws IOException {
        write("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint);\n");
        write("migrations/1_orders.down.sql", "SELECT 'by hand';\n");
        Shell.Outcome outcome = stopover("rollback", "write", "1");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors()).contains("has a rollback already");
        assertThat(read("migrations/1_orders.down.sql")).isEqualTo("SELECT 'by hand';\n");
        assertThat(stopover("rollback", "write", "--overwrite", "1").status()).isZero();
        assertThat(read("migrations/1_orders.down.sql")).contains("DROP TABLE IF EXISTS public.orders;");
        assertThat(stopover("rollback", "write", "--output", "own.sql", "1").status())
                .isZero();
        assertThat(read("own.sql")).contains("DROP TABLE IF EXISTS public.orders;");
    }

    @Test
    void leavesAChangelogInYamlAsItIs() throws IOException {
        String changelog = """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - createTable:
                            tableName: orders
                            columns:
                              - column:
                                  name: id
                                  type: bigint
                  - changeSet:
                      id: 2
                      author: a
                      changes:
                        - sql:
                            sql: CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'
                """;
        write("db/changelog.yaml", changelog);
        Shell.Outcome outcome = stopover("rollback", "write", "--all-missing", "db");
        assertThat(outcome.errors())
                .contains("changelog.yaml is neither SQL nor XML, and is left as it is;"
                        + " --stdout prints what its rollback would do.");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("db/changelog.yaml"))).isEqualTo(changelog);
        assertThat(stopover("rollback", "write", "--all-missing", "--stdout", "db")
                        .out())
                .contains("DROP FUNCTION IF EXISTS public.one();");
    }

    @Test
    void wantsToKnowWhichMigration() throws IOException {
        write("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint);\n");
        assertThat(stopover("rollback", "write").errors()).contains("Name a migration, or say --all-missing.");
        assertThat(stopover("rollback", "write", "7").errors()).contains("There is no migration 7.");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
