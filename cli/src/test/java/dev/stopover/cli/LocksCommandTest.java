package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        write("migrations/1_orders.sql", """
                CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20));
                CREATE TABLE customers (id bigint PRIMARY KEY);
                """);
        write("migrations/2_customers.sql", """
                BEGIN;
                CREATE TABLE invoices (id bigint PRIMARY KEY);
                CREATE INDEX ON invoices (id);
                ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers (id);
                CREATE INDEX ON orders (customer_id);
                COMMIT;
                """);
    }

    @Test
    void exchangingAForeignKeyLocksTheReferencedTableAsDroppingItDoes() throws IOException {
        write("migrations/3_key.sql", """
                ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey,
                  ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
                """);
        assertThat(stopover("locks", "migrations/3_key.sql").out())
                .contains("customers: ACCESS EXCLUSIVE; reads and writes wait");
    }

    @Test
    void tellsStatementByStatementWhatIsLockedUntilWhen() {
        assertThat(stopover("locks")).isEqualTo(new Shell.Outcome(0, """
                                migrations/2_customers.sql (each statement by itself)
                                  4  ALTER TABLE ADD COLUMN
                                       orders: ACCESS EXCLUSIVE; reads and writes wait until COMMIT on line 6
                                       customers: SHARE ROW EXCLUSIVE; writes wait until COMMIT on line 6
                                  5  CREATE INDEX
                                       orders: SHARE; read through, index built; held ACCESS EXCLUSIVE since line 4
                                  At most:
                                    orders: ACCESS EXCLUSIVE from line 4 until COMMIT on line 6; reads and writes wait
                                      meanwhile orders is worked through on line 5
                                    customers: SHARE ROW EXCLUSIVE from line 4 until COMMIT on line 6; writes wait
                                      meanwhile orders is worked through on line 5

                                1 other migration keeps nobody waiting.
                                """, ""));
    }

    @Test
    void saysWhereAStatementIsRefused() throws IOException {
        write("migrations/3_index.sql", "BEGIN;\nCREATE INDEX CONCURRENTLY ON orders (note);\nCOMMIT;\n");
        assertThat(stopover("locks", "migrations/3_index.sql").out())
                .contains("refused: 25001 CREATE INDEX CONCURRENTLY cannot run inside a transaction block");
    }

    @Test
    void saysWhenNobodyWaits() throws IOException {
        assertThat(stopover("locks", "migrations/1_orders.sql").out())
                .isEqualTo("No migration keeps anybody waiting.\n");
        assertThat(stopover("locks", "migrations/1_orders.sql", "--format", "markdown")
                        .out())
                .isEqualTo("No migration keeps anybody waiting.\n");
    }

    @Test
    void showsARollbackAfterItsMigrationIfAsked() throws IOException {
        write("migrations/2_customers.down.sql", "DROP TABLE invoices;\nALTER TABLE orders DROP COLUMN customer_id;\n");
        write("migrations/1_orders.down.sql", "-- Nothing to do.\n");
        assertThat(stopover("locks").out()).doesNotContain("rollback");
        assertThat(stopover("locks", "--rollbacks").out()).endsWith("""
                migrations/2_customers.down.sql, rollback (each statement by itself)
                  1  DROP TABLE
                       invoices: ACCESS EXCLUSIVE; reads and writes wait until the statement is done
                  2  ALTER TABLE DROP COLUMN
                       orders: ACCESS EXCLUSIVE; reads and writes wait until the statement is done
                       customers: ACCESS EXCLUSIVE; reads and writes wait until the statement is done
                  At most:
                    invoices: ACCESS EXCLUSIVE from line 1 until the statement is done; reads and writes wait
                    orders: ACCESS EXCLUSIVE from line 2 until the statement is done; reads and writes wait
                    customers: ACCESS EXCLUSIVE from line 2 until the statement is done; reads and writes wait

                2 other scripts keep nobody waiting.
                """);
        assertThat(stopover("locks", "--rollbacks", "--format", "json").out()).contains("\"direction\" : \"down\"");
        assertThat(stopover("locks", "--rollbacks", "--format", "markdown").out())
                .contains("### Rollback `migrations/2_customers.down.sql`");
    }

    @Test
    void writesJsonAndMarkdown() {
        assertThat(stopover("locks", "--format", "json").out())
                .startsWith("{\n")
                .contains("\"ACCESS EXCLUSIVE\"");
        assertThat(stopover("locks", "--format", "markdown").out())
                .contains("| 5 | CREATE INDEX | `orders` | SHARE | writes | COMMIT on line 6 |");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
