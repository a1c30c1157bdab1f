package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackCheckCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        write("1_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n");
        write("1_orders.down.sql", "DROP TABLE orders;\n");
        write("2_state.up.sql", "CREATE TYPE state AS ENUM ('new');\nALTER TABLE orders ADD COLUMN state state;\n");
        write("2_state.down.sql", "ALTER TABLE orders DROP COLUMN state;\n");
        write("3_note.up.sql", "ALTER TABLE orders DROP COLUMN note;\n");
        write("3_note.down.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
        write("4_gone.up.sql", "CREATE VIEW notes AS SELECT note FROM orders;\n");
        write("4_gone.down.sql", "DROP VIEW orders;\n");
    }

    @Test
    void saysWhatEachRollbackComesTo() {
        Shell.Outcome outcome = stopover("rollback", "check");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("""
                        differs: migrations/2_state.down.sql for 2_state.up.sql
                          Leaves type public.state, which was not there before.
                            line 1 of the migration does it; its undoing belongs at the end of the rollback

                        restores the schema, not the data: migrations/3_note.down.sql for 3_note.up.sql
                          Leaves column order of public.orders as id, state, note; it was id, note, state. (A detail.)
                          migrations/3_note.up.sql:1: DROP COLUMN takes the values of public.orders.note.

                        down-fails: migrations/4_gone.down.sql for 4_gone.up.sql
                          migrations/4_gone.down.sql:1: "orders" is not a view (SQLSTATE 42809)

                        2 of 4 rollbacks restore the schema, 1 of them not the data; 1 leaves another; 1 fails.
                        """);
    }

    @Test
    void checksAMigrationThatTakesAnEarlierOneBack() throws IOException {
        Path other = folder.resolve("supabase/migrations");
        Files.createDirectories(other);
        Files.writeString(other.resolve("20250101000000_orders.sql"), "CREATE TABLE orders (id bigint);\n");
        Files.writeString(
                other.resolve("20250102000000_add_tax.sql"),
                "CREATE TYPE tax AS ENUM ('full');\nALTER TABLE orders ADD COLUMN tax tax;\n");
        Files.writeString(
                other.resolve("20250103000000_rollback_add_tax.sql"), "ALTER TABLE orders DROP COLUMN tax;\n");
        assertThat(stopover("rollback", "check", "supabase").out()).isEqualTo("""
                        differs: supabase/migrations/20250103000000_rollback_add_tax.sql for 20250102000000_add_tax.sql
                          Leaves type public.tax, which was not there before.
                            line 1 of the migration does it; its undoing belongs at the end of the rollback

                        0 of 1 rollback restores the schema; 1 leaves another.
                        """);
    }

    @Test
    void writesTheVerdictsAsJson() {
        assertThat(stopover("rollback", "check", "--format", "json", "migrations/2_state.up.sql")
                        .out())
                .isEqualTo("""
                        [
                          {
                            "up" : "migrations/2_state.up.sql",
                            "down" : "migrations/2_state.down.sql",
                            "version" : "2",
                            "verdict" : "differs",
                            "missing" : [ ],
                            "extra" : [
                              "type public.state"
                            ],
                            "differences" : [
                              {
                                "difference" : "left-over",
                                "object" : "type",
                                "name" : "public.state",
                                "after" : "ENUM ('new')",
                                "decides" : true,
                                "made" : {
                                  "file" : "migrations/2_state.up.sql",
                                  "line" : 1
                                }
                              }
                            ]
                          }
                        ]
                        """);
    }

    @Test
    void writesMarkdown() {
        assertThat(stopover("rollback", "check", "--format", "markdown").out())
                .contains("### differs: migrations/2\\_state.down.sql for 2\\_state.up.sql\n")
                .contains("- Leaves type public.state, which was not there before.\n");
    }

    @Test
    void goesDownSeveralStepsAndUpAgain() {
        assertThat(stopover("rollback", "check", "--steps", "3").out())
                .contains("differs: migrations/3_note.down.sql for 3_note.up.sql (3 steps down)");
        assertThat(stopover("rollback", "check", "--again").out())
                .contains("Up again: migrations/2_state.up.sql:1: type \"state\" already exists (SQLSTATE 42710)");
        assertThat(stopover("rollback", "check", "--steps", "none").status()).isEqualTo(2);
    }

    @Test
    void passesWhatOneStepLeavesAndTwoTakeAway() throws IOException {
        write("1_orders.up.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n");
        write("2_state.up.sql", "CREATE INDEX notes ON orders (note);\n");
        write("2_state.down.sql", "SELECT 1;\nSELECT set_config('a.b', 'c', false);\n");
        for (String name : new String[] {"3_note.up.sql", "3_note.down.sql", "4_gone.up.sql", "4_gone.down.sql"}) {
            Files.delete(folder.resolve("migrations").resolve(name));
        }
        assertThat(stopover("rollback", "check").out())
                .contains("differs: migrations/2_state.down.sql", "Leaves index public.notes");
        Shell.Outcome two = stopover("rollback", "check", "--steps", "2");
        assertThat(two.out()).contains("1 of 1 rollback restores the schema.");
        assertThat(two.status()).isZero();
    }

    @Test
    void saysWhatGoingUpAgainComesToAsJson() {
        Shell.Outcome outcome =
                stopover("rollback", "check", "--again", "--format", "json", "migrations/2_state.up.sql");
        assertThat(outcome.out()).contains("\"again\"", "42710");
        assertThat(outcome.status()).isEqualTo(1);
        Shell.Outcome sound = stopover("rollback", "check", "--again", "migrations/1_orders.up.sql");
        assertThat(sound).isEqualTo(new Shell.Outcome(0, "1 of 1 rollback restores the schema.\n", ""));
    }

    @Test
    void endsCleanWhereAllIsRestored() {
        assertThat(stopover("rollback", "check", "migrations/1_orders.up.sql"))
                .isEqualTo(new Shell.Outcome(0, "1 of 1 rollback restores the schema.\n", ""));
    }

    @Test
    void knowsItsCommandsByTwoWords() {
        assertThat(stopover("rollback").errors()).contains("Did you mean rollback check?");
        assertThat(stopover("help", "rollback", "check").out()).startsWith("Usage: stopover rollback check");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve("migrations").resolve(name), sql);
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
