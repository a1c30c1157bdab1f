package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.report.schema.SchemaJson;
import dev.stopover.report.schema.SchemaMermaid;
import dev.stopover.report.schema.SchemaSql;
import dev.stopover.report.schema.ShownSchema;
import org.junit.jupiter.api.Test;

class SchemaWritersTest {

    private static final String SHOP = """
            CREATE TYPE state AS ENUM ('new', 'paid');
            CREATE TABLE customers (id serial PRIMARY KEY, email varchar(254) NOT NULL UNIQUE);
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer_id int NOT NULL REFERENCES customers ON DELETE CASCADE,
                state state NOT NULL DEFAULT 'new',
                total numeric(10, 2) CHECK (total >= 0)
            );
            CREATE INDEX ON orders (customer_id) WHERE state = 'new';
            ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON orders FOR SELECT TO authenticated USING (customer_id = 1);
            CREATE VIEW paid AS SELECT o.id FROM orders o WHERE o.state = 'paid';
            """;

    @Test
    void writesAScriptThatMakesTheSameSchema() {
        Replayed replayed = Replayed.of(SHOP);
        String script = SchemaSql.of(ShownSchema.of(replayed.catalog()));
        assertThat(Replayed.of(script).schema()).isEqualTo(replayed.schema());
        assertThat(Replayed.of(script).failures()).isEmpty();
    }

    @Test
    void saysInACommentThatADefaultIsNotKnown() {
        assertThat(SchemaSql.of(ShownSchema.of(Replayed.of("""
                        CREATE TABLE orders (code text);
                        DO $$
                        DECLARE code text := clock_timestamp();
                        BEGIN
                            EXECUTE format('ALTER TABLE orders ALTER COLUMN code SET DEFAULT %L', code);
                        END $$;
                        """).catalog())))
                .contains("code text /* DEFAULT, its value not known */\n");
    }

    @Test
    void saysForProgramsWhatIsNotCertain() {
        assertThat(SchemaJson.of(ShownSchema.of(Replayed.of("""
                        CREATE TABLE orders (id int);
                        CREATE TABLE items (id int);
                        DO $$
                        BEGIN
                            EXECUTE 'ALTER TABLE orders ' || current_setting('app.change');
                        END $$;
                        """).catalog())))
                .contains("""
                          "uncertain" : {
                            "public.orders" : [
                              "existence",
                              "definition",
                        """)
                .doesNotContain("\"public.items\" : [");
    }

    @Test
    void drawsTablesAndTheirForeignKeys() {
        assertThat(SchemaMermaid.of(ShownSchema.of(Replayed.of(SHOP).catalog())))
                .isEqualTo("""
                erDiagram
                    "customers" {
                        integer id PK "not null"
                        character_varying(254) email UK "not null"
                    }
                    "orders" {
                        bigint id PK "not null"
                        integer customer_id FK "not null"
                        state state "not null"
                        numeric(10_2) total
                    }
                    "customers" ||--o{ "orders" : "customer_id"
                """);
    }

    @Test
    void saysWhatAMigrationChanges() {
        Replayed before = Replayed.of(SHOP);
        Replayed after = Replayed.of(SHOP, """
                ALTER TABLE orders RENAME COLUMN total TO amount;
                ALTER TABLE orders ADD COLUMN note text, DROP CONSTRAINT orders_total_check;
                ALTER TABLE customers ALTER COLUMN email TYPE text;
                ALTER TABLE customers RENAME TO clients;
                ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
                DROP POLICY own ON orders;
                """);
        SchemaDifference difference =
                SchemaDifference.between(ShownSchema.of(before.catalog()), ShownSchema.of(after.catalog()));
        assertThat(difference.text()).isEqualTo("""
                ~ table public.clients, before public.customers
                ~ column public.clients.email: character varying(254) NOT NULL becomes text NOT NULL
                ~ table public.orders: row security becomes nothing
                ~ column public.orders.amount, before total
                + column public.orders.note text
                ~ constraint public.orders.orders_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES public.customers (id) ON DELETE CASCADE becomes FOREIGN KEY (customer_id) REFERENCES public.clients (id) ON DELETE CASCADE
                - constraint public.orders.orders_total_check CHECK (total >= 0)
                - policy public.orders.own FOR SELECT TO authenticated USING (customer_id = 1)
                """);
        assertThat(difference.json()).contains("\"change\" : \"renamed\"", "\"object\" : \"column\"");
        assertThat(SchemaDifference.between(ShownSchema.of(after.catalog()), ShownSchema.of(after.catalog()))
                        .changes())
                .isEmpty();
    }

    @Test
    void writesTablesAsTheContractOfTheCommandSays() {
        assertThat(SchemaJson.of(ShownSchema.of(
                        Replayed.of("CREATE TABLE t (id int PRIMARY KEY);").catalog())))
                .isEqualTo("""
                {
                  "catalog" : {
                    "enums" : { },
                    "extensions" : [ ],
                    "functions" : [ ],
                    "materializedViews" : [ ],
                    "sequences" : [ ],
                    "tables" : {
                      "public.t" : {
                        "checks" : [ ],
                        "columns" : {
                          "id" : {
                            "default" : false,
                            "notNull" : true,
                            "type" : "integer"
                          }
                        },
                        "forceRowSecurity" : false,
                        "foreignKeys" : [ ],
                        "indexes" : {
                          "t_pkey" : {
                            "unique" : true
                          }
                        },
                        "partition" : false,
                        "partitioned" : false,
                        "policies" : [ ],
                        "primaryKey" : [
                          "id"
                        ],
                        "rowSecurity" : false,
                        "triggers" : [ ],
                        "unique" : [ ],
                        "unlogged" : false
                      }
                    },
                    "views" : [ ]
                  },
                  "uncertain" : { }
                }
                """);
    }
}
