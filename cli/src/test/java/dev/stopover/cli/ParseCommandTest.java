package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {

    @TempDir
    Path folder;

    @Test
    void saysOfEachStatementWhatPostgresSees() throws IOException {
        write("orders.sql", """
                -- The first table.
                CREATE TABLE IF NOT EXISTS shop.orders (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    "Code" varchar(9) NOT NULL DEFAULT 'x',
                    customer_id int REFERENCES customers ON DELETE CASCADE,
                    CHECK (id > 0)
                );
                CREATE UNIQUE INDEX CONCURRENTLY ON shop.orders USING gin (lower("Code"), id) WHERE id > 7;
                ALTER TABLE ONLY shop.orders ADD CONSTRAINT one UNIQUE (id), ALTER "Code" DROP NOT NULL;
                \\echo done
                INSERT INTO shop.orders ("Code") VALUES ('a'), ('b') ON CONFLICT DO NOTHING;
                """);
        assertThat(Shell.in(folder).stopover("parse", "--format", "facts", "orders.sql"))
                .isEqualTo(new Shell.Outcome(0, """
                                {"file":"orders.sql","n":0,"line":2,"tag":"CREATE TABLE","table":"shop.orders","ifNotExists":true,\
                                "columns":[{"name":"id","type":"bigint","primaryKey":true,"identity":true},\
                                {"name":"Code","type":"character varying(9)","notNull":true,"default":true},\
                                {"name":"customer_id","type":"integer","references":"customers"}],\
                                "constraints":[{"type":"CHECK"}]}
                                {"file":"orders.sql","n":1,"line":8,"tag":"CREATE INDEX","table":"shop.orders","unique":true,\
                                "concurrently":true,"columns":["(expression)","id"],"where":true,"method":"gin"}
                                {"file":"orders.sql","n":2,"line":9,"tag":"ALTER TABLE","table":"shop.orders",\
                                "actions":[{"action":"ADD CONSTRAINT","constraint":{"type":"UNIQUE","name":"one","columns":["id"]}},\
                                {"action":"DROP NOT NULL","column":"Code"}]}
                                {"file":"orders.sql","n":3,"line":11,"tag":"INSERT","table":"shop.orders","columns":["Code"],\
                                "rows":2,"onConflict":"NOTHING"}
                                """, ""));
    }

    @Test
    void namesAnActionInTheWordsOfSqlAndSaysWhatToAndHow() throws IOException {
        write("alter.sql", """
                ALTER TABLE orders DROP COLUMN IF EXISTS "Code" CASCADE, DISABLE TRIGGER ALL, OWNER TO clerk, SET UNLOGGED;
                ALTER TABLE orders DETACH PARTITION shop.old CONCURRENTLY;
                """);
        assertThat(Shell.in(folder)
                        .stopover("parse", "--format", "facts", "alter.sql")
                        .out())
                .isEqualTo("""
                        {"file":"alter.sql","n":0,"line":1,"tag":"ALTER TABLE","table":"orders",\
                        "actions":[{"action":"DROP COLUMN","column":"Code","ifExists":true,"cascade":true},\
                        {"action":"DISABLE TRIGGER ALL"},{"action":"OWNER TO"},{"action":"SET UNLOGGED"}]}
                        {"file":"alter.sql","n":1,"line":2,"tag":"ALTER TABLE","table":"orders",\
                        "actions":[{"action":"DETACH PARTITION","partition":"shop.old","concurrently":true}]}
                        """);
    }

    @Test
    void saysWhereAStatementIsWrongAndEndsWithOne() throws IOException {
        write("wrong.sql", "CREATE TABLE orders (id bigint,);\nSELECT 1;\n");
        Shell.Outcome outcome = Shell.in(folder).stopover("parse", "--format", "facts", "wrong.sql");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"file\":\"wrong.sql\",\"line\":1,\"error\":\"");
    }

    @Test
    void drawsAllPartsOfAStatement() throws IOException {
        write("drop.sql", "DROP TABLE IF EXISTS orders, shop.\"Customers\" CASCADE;\n");
        assertThat(Shell.in(folder).stopover("parse", "drop.sql").out()).isEqualTo("""
                        drop.sql
                          Drop  1:1-1:54
                            keywords ‹DROP TABLE›  1:1-1:11
                            kind table
                            ifExists
                            objects
                              ObjectReference  1:22-1:28
                                kind table
                                name orders  1:22-1:28
                              ObjectReference  1:30-1:46
                                kind table
                                name shop."Customers"  1:30-1:46
                            cascade ‹CASCADE›  1:47-1:54
                        """);
    }

    @Test
    void readsTheNamesOfFilesFromAFile() throws IOException {
        write("a.sql", "SELECT 1;");
        write("b c.sql", "SELECT 2;");
        write("files.txt", "a.sql\n\"b c.sql\"\n");
        assertThat(Shell.in(folder)
                        .stopover("parse", "--format=facts", "@" + folder.resolve("files.txt"))
                        .out()
                        .lines())
                .containsExactly(
                        "{\"file\":\"a.sql\",\"n\":0,\"line\":1,\"tag\":\"SELECT\"}",
                        "{\"file\":\"b c.sql\",\"n\":0,\"line\":1,\"tag\":\"SELECT\"}");
    }

    @Test
    void goesOnAfterAFileThatCannotBeReadAndEndsWithTwo() throws IOException {
        write("a.sql", "SELECT 1;");
        Shell.Outcome outcome = Shell.in(folder).stopover("parse", "--format", "facts", "none.sql", "a.sql");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).contains("a.sql");
        assertThat(outcome.errors()).isEqualTo("stopover: cannot read none.sql: there is no such file\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
