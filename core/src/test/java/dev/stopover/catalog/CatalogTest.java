package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.syntax.Executed;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    /** Rows are most of what large files hold: nothing may be kept for each of them. */
    @Test
    void isTheSameAfterAStatementThatChangesNothing() {
        Replayed replayed = Replayed.of("CREATE TABLE orders (id int); DELETE FROM orders;");
        State before = replayed.state().beforeScript(Replayed.script("", TransactionMode.PER_SCRIPT), 1);
        Script rows = Replayed.script("INSERT INTO orders VALUES (1); SELECT 1;", TransactionMode.PER_SCRIPT);
        for (Executed executed : rows.executed()) {
            assertThat(before.after(executed, new LazyAnswers())).isSameAs(before);
        }
    }

    @Test
    void namesWhatATableLeavesUnnamedAsPostgresDoes() {
        assertThat(schemaAfter("""
                CREATE TABLE customers (id serial PRIMARY KEY, email text UNIQUE);
                CREATE TABLE orders (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    customer_id int NOT NULL REFERENCES customers,
                    total numeric(10,2) DEFAULT 0 CHECK (total >= 0),
                    paid numeric(10,2),
                    CHECK (paid <= total),
                    UNIQUE (customer_id, total)
                );
                CREATE INDEX ON orders (customer_id);
                CREATE INDEX ON orders (customer_id);
                CREATE INDEX ON customers (lower(email), (email || 'x'));
                """)).isEqualTo("""
                table public.customers
                    id integer not null default nextval('public.customers_id_seq'::regclass)
                    email text
                    customers_pkey PRIMARY KEY (id)
                    customers_email_key UNIQUE (email)
                    index customers_lower_expr_idx on public.customers USING btree ((lower(email)), (email || 'x'))
                table public.orders
                    id bigint not null identity
                    customer_id integer not null
                    total numeric(10,2) default 0
                    paid numeric(10,2)
                    orders_pkey PRIMARY KEY (id)
                    orders_customer_id_total_key UNIQUE (customer_id, total)
                    orders_check CHECK (paid <= total)
                    orders_total_check CHECK (total >= 0)
                    orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers (id)
                    index orders_customer_id_idx on public.orders USING btree (customer_id)
                    index orders_customer_id_idx1 on public.orders USING btree (customer_id)
                """);
    }

    @Test
    void takesAPlaceholderInQuotesForTheSameName() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE {{ index .Options "Namespace" }}.orders (id int);
                ALTER TABLE "{{ index .Options "Namespace" }}"."orders" RENAME COLUMN id TO number;
                """);
        assertThat(replayed.catalog().tables())
                .singleElement()
                .matches(table -> table.column("number").isPresent());
    }

    @Test
    void cutsGeneratedNamesToSixtyThreeBytes() {
        String table = "a_table_whose_name_is_quite_a_bit_longer_than_it_should_be";
        Replayed replayed = Replayed.of("CREATE TABLE " + table + " (a_column_with_a_long_name_too serial UNIQUE);");
        assertThat(replayed.table(table).constraints().keySet())
                .containsExactly("a_table_whose_name_is_quite_a_a_column_with_a_long_name_too_key");
        assertThat(replayed.catalog().sequences())
                .extracting(sequence -> sequence.name().name())
                .containsExactly("a_table_whose_name_is_quite_a_a_column_with_a_long_name_too_seq");
    }

    @Test
    void makesOneIndexWhereAColumnIsBothPrimaryKeyAndUnique() {
        assertThat(Replayed.of("CREATE TABLE orders (id int PRIMARY KEY UNIQUE);")
                        .table("orders")
                        .constraints()
                        .keySet())
                .containsExactly("orders_pkey");
    }

    @Test
    void keepsNoDefaultThatIsNull() {
        assertThat(schemaAfter("CREATE TABLE orders (note text DEFAULT NULL, tag text DEFAULT NULL::text);"))
                .isEqualTo("""
                table public.orders
                    note text
                    tag text
                """);
    }

    @Test
    void letsEverythingFollowARename() {
        assertThat(schemaAfter("""
                CREATE TABLE customers (id int PRIMARY KEY, name text);
                CREATE TABLE orders (id int, customer_id int REFERENCES customers (id), CHECK (customer_id > 0));
                CREATE INDEX orders_customer ON orders (customer_id) WHERE id > 0;
                ALTER TABLE customers RENAME COLUMN id TO number;
                ALTER TABLE customers RENAME TO clients;
                ALTER TABLE orders RENAME COLUMN customer_id TO client;
                ALTER TABLE clients RENAME CONSTRAINT customers_pkey TO clients_pkey;
                ALTER INDEX orders_customer RENAME TO orders_client;
                """)).isEqualTo("""
                table public.clients
                    number integer not null
                    name text
                    clients_pkey PRIMARY KEY (number)
                table public.orders
                    id integer
                    client integer
                    orders_customer_id_check CHECK (customer_id > 0)
                    orders_customer_id_fkey FOREIGN KEY (client) REFERENCES public.clients (number)
                    index orders_client on public.orders USING btree (client) WHERE id > 0
                """);
    }

    @Test
    void dropsWithAColumnWhatUsesIt() {
        assertThat(schemaAfter("""
                CREATE TABLE orders (id int PRIMARY KEY, a int, b int, CHECK (a < b), UNIQUE (a, id));
                CREATE INDEX ON orders (b, (a + 1));
                CREATE INDEX ON orders (b) WHERE a IS NULL;
                CREATE INDEX ON orders (b);
                ALTER TABLE orders DROP COLUMN a;
                """)).isEqualTo("""
                table public.orders
                    id integer not null
                    b integer
                    orders_pkey PRIMARY KEY (id)
                    index orders_b_idx1 on public.orders USING btree (b)
                """);
    }

    @Test
    void dropsWithATableWhatCascadeReaches() {
        assertThat(schemaAfter("""
                CREATE TABLE customers (id serial PRIMARY KEY);
                CREATE TABLE orders (customer_id int REFERENCES customers);
                CREATE VIEW numbers AS SELECT c.id FROM customers c;
                CREATE VIEW more AS SELECT id + 1 FROM numbers;
                CREATE POLICY own ON orders USING (EXISTS (SELECT 1 FROM customers WHERE id = customer_id));
                DROP TABLE customers CASCADE;
                """)).isEqualTo("""
                table public.orders
                    customer_id integer
                """);
    }

    @Test
    void refusesToDropWhatOthersNeed() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE customers (id serial PRIMARY KEY);
                CREATE TABLE orders (customer_id int REFERENCES customers);
                DROP TABLE customers;
                """);
        assertThat(replayed.failures())
                .containsExactly("2BP01 cannot drop table customers because other objects depend on it");
        assertThat(replayed.catalog().tables()).hasSize(2);
    }

    @Test
    void saysNothingOfWhatFollowsAFailureInTheSameTransaction() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int);
                ALTER TABLE orders DROP COLUMN note;
                DROP POLICY readers ON orders;
                """, "ALTER TABLE orders DROP COLUMN note;");
        assertThat(replayed.failures())
                .containsExactly(
                        "42703 column \"note\" of relation \"orders\" does not exist",
                        "42703 column \"note\" of relation \"orders\" does not exist");
    }

    @Test
    void recordsFailuresThatAreCertainAndGoesOn() {
        Replayed replayed = Replayed.of(TransactionMode.AUTOCOMMIT, """
                CREATE TABLE orders (id int);
                CREATE TABLE orders (id int);
                CREATE TABLE IF NOT EXISTS orders (id int);
                ALTER TABLE orders ADD COLUMN id int, ADD COLUMN note text;
                ALTER TABLE orders ALTER COLUMN missing SET NOT NULL;
                ALTER TABLE unknown_table ALTER COLUMN anything SET NOT NULL;
                DROP TABLE orders;
                ALTER TABLE orders ADD COLUMN more text;
                """);
        assertThat(replayed.failures())
                .containsExactly(
                        "42P07 relation \"orders\" already exists",
                        "42701 column \"id\" of relation \"orders\" already exists",
                        "42703 column \"missing\" of relation \"orders\" does not exist",
                        "42P01 relation \"orders\" does not exist");
    }

    @Test
    void answersTheGuardsOfDoBlocks() {
        Replayed replayed = Replayed.of("""
                CREATE TYPE state AS ENUM ('new');
                CREATE TABLE orders (id int);
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
                        CREATE TYPE state AS ENUM ('new', 'paid');
                    END IF;
                    IF NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'customers') THEN
                        CREATE TABLE customers (id int);
                        CREATE INDEX ON customers (id);
                    END IF;
                    IF EXISTS (SELECT 1 FROM information_schema.columns
                            WHERE table_name = 'orders' AND column_name = 'missing') THEN
                        ALTER TABLE orders DROP COLUMN id;
                    END IF;
                END $$;
                DO $$ BEGIN
                    CREATE TYPE state AS ENUM ('other');
                EXCEPTION WHEN duplicate_object THEN NULL;
                END $$;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.schema()).isEqualTo("""
                enum public.state ('new')
                table public.customers
                    id integer
                    index customers_id_idx on public.customers USING btree (id)
                table public.orders
                    id integer
                """);
    }

    @Test
    void givesPartitionsWhatTheirParentHas() {
        assertThat(schemaAfter("""
                CREATE TABLE orders (id int, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE INDEX ON orders (day);
                CREATE TABLE orders_2026 PARTITION OF orders DEFAULT;
                ALTER TABLE orders ADD COLUMN note text;
                """)).isEqualTo("""
                partitioned table public.orders
                    id integer not null
                    day date not null
                    note text
                    orders_pkey PRIMARY KEY (id, day)
                    index orders_day_idx on public.orders USING btree (day)
                table public.orders_2025, partition of public.orders
                    id integer not null
                    day date not null
                    note text
                    orders_2025_pkey PRIMARY KEY (id, day), inherited
                    index orders_2025_day_idx on public.orders_2025 USING btree (day)
                table public.orders_2026, partition of public.orders
                    id integer not null
                    day date not null
                    note text
                    orders_2026_pkey PRIMARY KEY (id, day), inherited
                    index orders_2026_day_idx on public.orders_2026 USING btree (day)
                """);
    }

    @Test
    void goesBackWithRollbackAndSavepoints() {
        assertThat(Replayed.of(TransactionMode.AUTOCOMMIT, """
                CREATE TABLE kept (id int);
                BEGIN;
                CREATE TABLE lost (id int);
                ROLLBACK;
                BEGIN;
                CREATE TABLE first (id int);
                SAVEPOINT here;
                CREATE TABLE second (id int);
                ROLLBACK TO here;
                COMMIT;
                BEGIN;
                CREATE TABLE never_committed (id int);
                """).catalog().tables())
                .extracting(table -> table.name().name())
                .containsExactly("first", "kept");
    }

    @Test
    void looksNamesUpAlongTheSearchPath() {
        Replayed replayed = Replayed.of("""
                CREATE SCHEMA shop;
                SET search_path = shop, public;
                CREATE TABLE orders (id int);
                SELECT set_config('search_path', 'public', false);
                CREATE TABLE orders (id text);
                """, "ALTER TABLE orders ADD COLUMN note text;");
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.schema()).isEqualTo("""
                table public.orders
                    id text
                    note text
                table shop.orders
                    id integer
                """);
    }

    @Test
    void forgetsTemporaryTablesWithTheSession() {
        Replayed replayed = Replayed.of(
                "CREATE TEMP TABLE scratch (id int); CREATE TABLE scratch (id int); ALTER TABLE scratch ADD a int;",
                "ALTER TABLE scratch ADD b int;");
        assertThat(replayed.schema()).isEqualTo("""
                table public.scratch
                    id integer
                    b integer
                """);
    }

    @Test
    void dropsColumnsWithTheirTypeAndItsExtension() {
        assertThat(schemaAfter("""
                CREATE EXTENSION citext;
                CREATE TYPE state AS ENUM ('new');
                ALTER TYPE state ADD VALUE 'paid' AFTER 'new';
                ALTER TYPE state ADD VALUE IF NOT EXISTS 'paid';
                ALTER TYPE state RENAME TO order_state;
                CREATE TABLE orders (id int, email citext, state order_state, states order_state[]);
                DROP TYPE order_state CASCADE;
                DROP EXTENSION citext CASCADE;
                """)).isEqualTo("""
                table public.orders
                    id integer
                """);
    }

    @Test
    void dropsTriggersPoliciesAndDefaultsWithTheirFunction() {
        assertThat(schemaAfter("""
                CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                CREATE FUNCTION mine(owner int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
                CREATE FUNCTION fresh() RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE TABLE orders (id int DEFAULT fresh(), owner int);
                CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
                CREATE POLICY own ON orders USING (mine(owner));
                DROP FUNCTION stamp() CASCADE;
                DROP FUNCTION mine(integer) CASCADE;
                DROP FUNCTION fresh() CASCADE;
                """)).isEqualTo("""
                table public.orders
                    id integer
                    owner integer
                """);
    }

    @Test
    void resetsWhatReplacingAFunctionOrViewResets() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int);
                CREATE VIEW numbers WITH (security_invoker = on) AS SELECT id FROM orders;
                CREATE OR REPLACE VIEW numbers AS SELECT id FROM orders;
                CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
                CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);
        assertThat(replayed.catalog().views().get(0).securityInvoker()).isFalse();
        Function function = replayed.catalog().functions().get(0);
        assertThat(function.securityDefiner()).isFalse();
        assertThat(function.searchPath()).isEmpty();
    }

    @Test
    void takesARelationThatIsNotKnownToExist() {
        Replayed replayed = Replayed.of("""
                ALTER TABLE customers ADD COLUMN note text;
                CREATE TABLE orders (customer_id int REFERENCES customers (id));
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("customers").knowledge()).isEqualTo(Knowledge.UNKNOWN);
        assertThat(replayed.catalog().foreignKeysTo(replayed.table("customers")))
                .extracting(key -> key.constraint().name())
                .containsExactly("orders_customer_id_fkey");
    }

    @Test
    void marksWhatOpaqueStatementsNameAsUncertain() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int);
                ALTER TABLE orders FROBNICATE;
                ALTER TABLE orders ALTER COLUMN missing SET NOT NULL;
                """);
        assertThat(replayed.table("orders").knowledge()).isEqualTo(Knowledge.UNCERTAIN);
        assertThat(replayed.failures()).isEmpty();
    }

    @Test
    void grantsWhatDefaultPrivilegesSay() {
        Replayed replayed = Replayed.of("""
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO anon;
                CREATE TABLE orders (id int);
                ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT ON TABLES FROM anon;
                CREATE TABLE customers (id int);
                REVOKE SELECT ON ALL TABLES IN SCHEMA public FROM anon;
                GRANT UPDATE (id) ON customers TO PUBLIC;
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """);
        Catalog catalog = replayed.catalog();
        assertThat(catalog.hasPrivilege("anon", "INSERT", replayed.table("orders")))
                .isTrue();
        assertThat(catalog.hasPrivilege("anon", "INSERT", replayed.table("customers")))
                .isFalse();
        assertThat(catalog.hasPrivilege("anon", "SELECT", replayed.table("orders")))
                .isFalse();
        assertThat(replayed.table("customers").grants().allowsSome("anon", "UPDATE"))
                .isTrue();
        assertThat(replayed.table("customers").grants().allows("anon", "UPDATE"))
                .isFalse();
        assertThat(catalog.functions().get(0).grants().allows("anon", "EXECUTE"))
                .isTrue();
    }

    @Test
    void knowsWhatDependsOnATableWithoutLooking() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE customers (id serial PRIMARY KEY, name text);
                CREATE TABLE orders (customer_id int REFERENCES customers);
                CREATE VIEW names AS SELECT c.name FROM customers AS c WHERE c.id > 0;
                """);
        Table customers = replayed.table("customers");
        Catalog catalog = replayed.catalog();
        assertThat(catalog.foreignKeysTo(customers)).hasSize(1);
        assertThat(catalog.viewsOf(customers)).hasSize(1);
        assertThat(catalog.viewsOf(customers, customers.column("name").orElseThrow()))
                .hasSize(1);
        assertThat(catalog.sequencesOf(customers)).hasSize(1);
        assertThat(catalog.indexesOn(customers, "id")).hasSize(1);
        assertThat(customers.origin().orElseThrow().migration()).isZero();
    }

    @Test
    void copiesWhatLikeIncludes() {
        assertThat(schemaAfter("""
                CREATE TABLE orders (id serial PRIMARY KEY, note text DEFAULT 'x' CHECK (note <> ''), UNIQUE (note));
                CREATE INDEX ON orders (lower(note));
                CREATE TABLE old_orders (LIKE orders INCLUDING ALL);
                CREATE TABLE plain_orders (LIKE orders);
                DROP TABLE orders CASCADE;
                """)).isEqualTo("""
                table public.old_orders
                    id integer not null
                    note text default 'x'
                    old_orders_pkey PRIMARY KEY (id)
                    old_orders_note_key UNIQUE (note)
                    orders_note_check CHECK (note <> '')
                    index old_orders_lower_idx on public.old_orders USING btree ((lower(note)))
                table public.plain_orders
                    id integer not null
                    note text
                """);
    }

    @Test
    void takesOverAnIndexAsAConstraintUnderItsName() {
        assertThat(schemaAfter("""
                CREATE TABLE orders (id int, number int);
                CREATE UNIQUE INDEX orders_number ON orders (number);
                ALTER TABLE orders ADD CONSTRAINT orders_pk PRIMARY KEY USING INDEX orders_number;
                """)).isEqualTo("""
                table public.orders
                    id integer
                    number integer not null
                    orders_pk PRIMARY KEY (number)
                """);
    }

    @Test
    void movesATableWithItsSequencesAndIndexes() {
        Replayed replayed = Replayed.of("""
                CREATE SCHEMA shop;
                CREATE TABLE orders (id serial PRIMARY KEY);
                CREATE VIEW numbers AS SELECT id FROM orders;
                ALTER TABLE orders SET SCHEMA shop;
                ALTER SCHEMA shop RENAME TO store;
                DROP SCHEMA store CASCADE;
                """);
        assertThat(replayed.schema()).isEmpty();
        assertThat(replayed.catalog().sequences()).isEmpty();
        assertThat(replayed.failures()).isEmpty();
    }

    @Test
    void answersInTheOrderOfNames() {
        List<String> names = Replayed.of("CREATE TABLE b (i int); CREATE TABLE a (i int); CREATE TABLE c (i int);")
                .catalog()
                .tables()
                .stream()
                .map(table -> table.name().name())
                .toList();
        assertThat(names).containsExactly("a", "b", "c");
    }

    private static String schemaAfter(String sql) {
        Replayed replayed = Replayed.of(sql);
        assertThat(replayed.failures()).isEmpty();
        return replayed.schema();
    }
}
