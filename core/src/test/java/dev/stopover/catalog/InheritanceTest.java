package dev.stopover.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What children and partitions have from their parents, and what is their own. */
class InheritanceTest {

    @Test
    void keepsAColumnThatAChildDefinesToo() {
        assertThat(schemaAfter("""
                CREATE TABLE documents (id int, title text, note text, draft boolean);
                CREATE TABLE invoices (id int NOT NULL, total int) INHERITS (documents);
                ALTER TABLE documents DROP COLUMN id;
                ALTER TABLE ONLY documents DROP COLUMN title;
                ALTER TABLE documents DROP COLUMN note;
                """)).isEqualTo("""
                table public.documents
                    draft boolean
                table public.invoices, inherits public.documents
                    id integer not null
                    title text
                    draft boolean
                    total integer
                """);
    }

    @Test
    void keepsAColumnThatAnotherParentHandsDown() {
        assertThat(schemaAfter("""
                CREATE TABLE dated (at date);
                CREATE TABLE logged (at date);
                CREATE TABLE events () INHERITS (dated, logged);
                ALTER TABLE dated DROP COLUMN at;
                ALTER TABLE events NO INHERIT dated;
                ALTER TABLE logged RENAME COLUMN at TO logged_at;
                """)).isEqualTo("""
                table public.dated
                table public.events, inherits public.logged
                    logged_at date
                table public.logged
                    logged_at date
                """);
    }

    @Test
    void mergesAColumnThatAChildHasAlready() {
        assertThat(schemaAfter("""
                CREATE TABLE documents (id int);
                CREATE TABLE invoices (total int) INHERITS (documents);
                ALTER TABLE documents ADD COLUMN total int;
                ALTER TABLE documents DROP COLUMN total;
                """)).isEqualTo("""
                table public.documents
                    id integer
                table public.invoices, inherits public.documents
                    id integer
                    total integer
                """);
    }

    @Test
    void mergesACheckOfTheSameName() {
        assertThat(schemaAfter("""
                CREATE TABLE documents (id int CONSTRAINT positive CHECK (id > 0));
                CREATE TABLE invoices (id int, CONSTRAINT positive CHECK (id > 0)) INHERITS (documents);
                CREATE TABLE letters () INHERITS (documents);
                ALTER TABLE ONLY documents DROP CONSTRAINT positive;
                """)).isEqualTo("""
                table public.documents
                    id integer
                table public.invoices, inherits public.documents
                    id integer
                    positive CHECK (id > 0)
                table public.letters, inherits public.documents
                    id integer
                    positive CHECK (id > 0)
                """);
    }

    @Test
    void handsDownTheNotNullOfAPrimaryKeyButNotTheKey() {
        assertThat(schemaAfter("""
                CREATE TABLE documents (id int, title text);
                CREATE TABLE invoices () INHERITS (documents);
                ALTER TABLE documents ADD PRIMARY KEY (id);
                """)).isEqualTo("""
                table public.documents
                    id integer not null
                    title text
                    documents_pkey PRIMARY KEY (id)
                table public.invoices, inherits public.documents
                    id integer not null
                    title text
                """);
    }

    @Test
    void leavesPartitionsAloneWhereOnlyTheTableIsMeant() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int NOT NULL) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                ALTER TABLE ONLY orders ADD PRIMARY KEY (id);
                CREATE INDEX lost ON ONLY orders (id);
                """);
        assertThat(replayed.table("orders_1").indexes().keySet()).isEmpty();
        assertThat(replayed.table("orders").indexes().get("orders_pkey").valid())
                .isFalse();
        Replayed attached = Replayed.of("""
                CREATE TABLE orders (id int NOT NULL) PARTITION BY RANGE (id);
                CREATE INDEX orders_id ON ONLY orders (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                ALTER TABLE ONLY orders ADD PRIMARY KEY (id);
                ALTER TABLE orders_1 ADD CONSTRAINT orders_1_pk PRIMARY KEY (id);
                ALTER INDEX orders_pkey ATTACH PARTITION orders_1_pk;
                """);
        assertThat(attached.table("orders").indexes().get("orders_id").valid()).isTrue();
        assertThat(attached.table("orders").indexes().get("orders_pkey").valid())
                .isTrue();
        assertThat(attached.table("orders_1").primaryKey().orElseThrow().inherited())
                .isTrue();
    }

    @Test
    void givesForeignPartitionsNoIndexes() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int) PARTITION BY RANGE (id);
                CREATE FOREIGN TABLE orders_far PARTITION OF orders FOR VALUES FROM (1) TO (10) SERVER far;
                CREATE INDEX orders_id ON orders (id);
                """);
        assertThat(replayed.table("orders_far").indexes().keySet()).isEmpty();
        assertThat(replayed.table("orders").indexes().get("orders_id").valid()).isTrue();
    }

    @Test
    void switchesATriggerOffInPartitionsToo() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                CREATE TRIGGER audit AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION audit();
                ALTER TABLE orders DISABLE TRIGGER audit;
                """);
        assertThat(replayed.table("orders_1").triggers().get("audit").state()).hasToString("DISABLE");
    }

    @Test
    void takesTheConstraintsOfANewTableForValid() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE customers (id int PRIMARY KEY);
                CREATE TABLE orders (
                    id int,
                    CONSTRAINT orders_id CHECK (id > 0) NOT VALID,
                    CONSTRAINT orders_customer FOREIGN KEY (id) REFERENCES customers NOT VALID
                );
                ALTER TABLE orders ADD CONSTRAINT small CHECK (id < 9) NOT VALID;
                """);
        assertThat(replayed.table("orders").constraints().get("orders_id").validated())
                .isTrue();
        assertThat(replayed.table("orders").constraints().get("orders_customer").validated())
                .isTrue();
        assertThat(replayed.table("orders").constraints().get("small").validated())
                .isFalse();
    }

    @Test
    void takesAForeignKeyOfAPartitionForThePartOfItsTablesOwn() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE customers (id int PRIMARY KEY);
                CREATE TABLE orders (id int) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders (FOREIGN KEY (id) REFERENCES customers)
                    FOR VALUES FROM (1) TO (10);
                CREATE TABLE orders_2 (id int REFERENCES customers ON DELETE CASCADE);
                ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers;
                ALTER TABLE orders ATTACH PARTITION orders_2 FOR VALUES FROM (10) TO (20);
                """);
        assertThat(replayed.table("orders_1").constraints().keySet()).containsExactly("orders_1_id_fkey");
        assertThat(replayed.table("orders_2").constraints().keySet())
                .containsExactly("orders_2_id_fkey", "orders_id_fkey");
    }

    @Test
    void changesTypedTablesWithTheirType() {
        assertThat(schemaAfter("""
                CREATE TYPE address AS (street text, city text, zip int);
                CREATE TABLE addresses OF address;
                CREATE TABLE copies (LIKE address);
                ALTER TYPE address ADD ATTRIBUTE country text CASCADE, DROP ATTRIBUTE street CASCADE;
                ALTER TYPE address ALTER ATTRIBUTE zip TYPE varchar CASCADE;
                ALTER TYPE address RENAME ATTRIBUTE city TO town CASCADE;
                """)).isEqualTo("""
                type public.address (town text, zip character varying, country text)
                table public.addresses
                    town text
                    zip character varying
                    country text
                table public.copies
                    street text
                    city text
                    zip integer
                """);
    }

    @Test
    void dropsTheDefaultsOfChildrenWithTheirSequence() {
        assertThat(schemaAfter("""
                CREATE TABLE documents (id serial);
                CREATE TABLE invoices () INHERITS (documents);
                ALTER TABLE documents ADD COLUMN number serial;
                DROP SEQUENCE documents_id_seq, documents_number_seq CASCADE;
                """)).isEqualTo("""
                table public.documents
                    id integer not null
                    number integer not null
                table public.invoices, inherits public.documents
                    id integer not null
                    number integer not null
                """);
    }

    @Test
    void namesTheIndexesOfPartitionsByWhatColumnsWereCalledWhenTheIndexWasMade() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int, code text, UNIQUE (id)) PARTITION BY RANGE (id);
                CREATE INDEX ON ONLY orders (code, id);
                ALTER TABLE orders RENAME COLUMN code TO label;
                ALTER TABLE orders RENAME COLUMN id TO number;
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                """);
        assertThat(replayed.table("orders_1").indexes().keySet())
                .containsExactly("orders_1_code_id_idx", "orders_1_id_key");
        assertThat(replayed.table("orders_1").indexes().values()).allMatch(Index::valid);
    }

    @Test
    void leavesPartitionedTablesLogged() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int) PARTITION BY RANGE (id);
                ALTER TABLE orders SET UNLOGGED;
                """);
        assertThat(replayed.table("orders").persistence()).hasToString("PERMANENT");
    }

    @Test
    void takesCopiedAndInheritedChecksOfANewTableForValid() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE documents (id int);
                CREATE TABLE letters () INHERITS (documents);
                ALTER TABLE documents ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
                CREATE TABLE invoices () INHERITS (documents);
                CREATE TABLE copies (LIKE documents INCLUDING CONSTRAINTS);
                """);
        assertThat(replayed.catalog().tables())
                .extracting(table -> table.name().name() + " "
                        + table.constraints().get("positive").validated())
                .containsExactly("copies true", "documents false", "invoices true", "letters false");
        Replayed validated = Replayed.of("""
                CREATE TABLE documents (id int);
                CREATE TABLE letters () INHERITS (documents);
                ALTER TABLE documents ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
                ALTER TABLE documents VALIDATE CONSTRAINT positive;
                """);
        assertThat(validated.table("letters").constraints().get("positive").validated())
                .isTrue();
    }

    @Test
    void takesAnIndexForAPartOnlyWhereItsExpressionsAreTheSame() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int, note text) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                CREATE INDEX one ON orders_1 (upper(note));
                CREATE INDEX two ON orders_1 (LOWER( note )) WHERE id > 1;
                CREATE INDEX ON orders (lower(note)) WHERE id > 1;
                CREATE INDEX ON orders (lower(note)) WHERE id > 2;
                """);
        assertThat(replayed.table("orders_1").indexes().keySet()).containsExactly("one", "orders_1_lower_idx", "two");
    }

    @Test
    void renamesATypeWithinTypes() {
        assertThat(schemaAfter("""
                CREATE TYPE state AS ENUM ('new');
                CREATE TYPE change AS (at date, state state);
                ALTER TYPE state RENAME TO status;
                CREATE TABLE changes OF change;
                """)).contains("    state status\n");
    }

    @Test
    void dropsForeignKeysToAPartitionWithTheKeyOfItsTable() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE orders (id int PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                CREATE TABLE items (id int REFERENCES orders_1);
                ALTER TABLE orders DROP CONSTRAINT orders_pkey CASCADE;
                """);
        assertThat(replayed.table("items").constraints().keySet()).isEmpty();
        assertThat(replayed.table("orders_1").constraints().keySet()).isEmpty();
    }

    @Test
    void takesADefaultFromTheParentThatHasOne() {
        Replayed replayed = Replayed.of("""
                CREATE TABLE dated (at date, id int);
                CREATE TABLE logged (at date DEFAULT now(), id serial);
                CREATE TABLE events () INHERITS (dated, logged);
                """);
        assertThat(replayed.table("events").columns()).allMatch(Column::hasDefault);
    }

    @Test
    void dropsThePartsOfAnIndexOfATableThatHasMoved() {
        Replayed replayed = Replayed.of("""
                CREATE SCHEMA shop;
                CREATE TABLE orders (id int UNIQUE, number int) PARTITION BY RANGE (id);
                CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (10);
                ALTER TABLE ONLY orders ADD CONSTRAINT again UNIQUE (id);
                CREATE INDEX numbers ON orders (number);
                ALTER TABLE orders SET SCHEMA shop;
                DROP INDEX shop.numbers;
                ALTER TABLE shop.orders DROP CONSTRAINT again;
                """);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.table("orders_1").indexes().keySet()).containsExactly("orders_1_id_key");
    }

    private static String schemaAfter(String sql) {
        Replayed replayed = Replayed.of(sql);
        assertThat(replayed.failures()).isEmpty();
        return replayed.schema();
    }
}
