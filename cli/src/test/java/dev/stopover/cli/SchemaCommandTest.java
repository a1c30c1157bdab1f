package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n");
        write(
                "migrations/2_customers.sql",
                "CREATE TABLE customers (id bigint);\nALTER TABLE orders DROP COLUMN note;\n");
    }

    @Test
    void showsWhatStandsAtTheEnd() {
        assertThat(stopover("schema")).isEqualTo(new Shell.Outcome(0, """
                                table public.customers
                                    id bigint
                                table public.orders
                                    id bigint not null
                                    orders_pkey PRIMARY KEY (id)
                                """, ""));
    }

    @Test
    void saysThatThereIsNoSuchTable() {
        assertThat(stopover("schema", "--table", "order"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: There is no table order. Did you mean orders?\n"));
    }

    @Test
    void stopsAfterAMigrationNamedByVersionOrFile() {
        Shell.Outcome outcome = stopover("schema", "--through", "1");
        assertThat(outcome.out()).contains("note text").doesNotContain("customers");
        assertThat(stopover("schema", "--through", "1_orders.sql")).isEqualTo(outcome);
        assertThat(stopover("schema", "--through", "1_order.sql"))
                .isEqualTo(new Shell.Outcome(
                        2, "", "stopover: There is no migration 1_order.sql. Did you mean 1_orders.sql?\n"));
    }

    @Test
    void asksAPreconditionOfLiquibaseOnceForAWholeChangeset() throws IOException {
        write("changes/a.sql", """
                --liquibase formatted sql
                --changeset ann:1
                CREATE TABLE orders (id bigint);
                --changeset ann:2
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.tables WHERE table_name = 'orders'
                CREATE TABLE orders (id bigint, note text);
                CREATE TABLE never (id bigint);
                --changeset ann:3
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT count(*) FROM information_schema.tables WHERE table_name = 'zones'
                CREATE TABLE zones (id bigint);
                ALTER TABLE zones ADD COLUMN note text;
                """);
        assertThat(stopover("schema", "changes").out()).isEqualTo("""
                table public.orders
                    id bigint
                table public.zones
                    id bigint
                    note text
                """);
    }

    @Test
    void saysWhatCouldNotBeReadAndEndsWithTwo() throws IOException {
        Files.createSymbolicLink(folder.resolve("migrations/3_gone.sql"), Path.of("nowhere"));
        String complaint =
                "stopover: migrations/3_gone.sql: The file cannot be read: it is a link that leads nowhere, or no file.\n";
        for (String[] arguments : new String[][] {{"schema"}, {"locks"}, {"diff", "2"}}) {
            Shell.Outcome outcome = stopover(arguments);
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.errors()).isEqualTo(complaint);
            assertThat(outcome.out()).isNotEmpty();
        }
    }

    @Test
    void showsOneTable() {
        assertThat(stopover("schema", "--table", "customers").out())
                .isEqualTo("table public.customers\n    id bigint\n");
    }

    @Test
    void beginsWithTheSchemaOfADump() throws IOException {
        write("dump.sql", "CREATE TABLE public.regions (id bigint);\n");
        assertThat(stopover("schema", "--schema", "dump.sql", "migrations").out())
                .startsWith("table public.customers\n")
                .contains("table public.regions\n");
    }

    @Test
    void writesSqlJsonAndADiagram() {
        assertThat(stopover("schema", "--format", "mermaid").out()).startsWith("erDiagram\n");
        assertThat(stopover("schema", "--format", "sql").out()).contains("CREATE TABLE");
        assertThat(stopover("schema", "--format", "json").out()).startsWith("{\n  \"catalog\" : {");
    }

    @Test
    void wantsOneFolderNamedWhereThereAreSeveralHistories() throws IOException {
        write("shop/migrations/1_notes.sql", "CREATE TABLE notes (id bigint);\n");
        assertThat(stopover("schema").out()).contains("\nshop/migrations:\n").startsWith("migrations:\n");
        assertThat(stopover("schema", "--format", "json").errors())
                .isEqualTo(
                        "stopover: There are several histories: migrations, shop/migrations. Name the folder of one.\n");
        assertThat(stopover("schema", "--format", "json", "shop/migrations").status())
                .isZero();
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
