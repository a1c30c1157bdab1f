package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/1_orders.sql"), "CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n");
        Files.writeString(
                folder.resolve("migrations/2_state.sql"),
                "ALTER TABLE orders ADD COLUMN state text;\nALTER TABLE orders DROP COLUMN note;\n");
    }

    @Test
    void saysWhatAMigrationChanges() {
        Shell.Outcome outcome = stopover("diff", "2");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("public.orders.state", "public.orders.note")
                .doesNotContain("orders_pkey");
    }

    @Test
    void findsTheMigrationByVersionNameOrFile() {
        Shell.Outcome outcome = stopover("diff", "2");
        assertThat(stopover("diff", "state")).isEqualTo(outcome);
        assertThat(stopover("diff", "2_state.sql")).isEqualTo(outcome);
        assertThat(stopover("diff", "migrations/2_state.sql")).isEqualTo(outcome);
        assertThat(stopover("diff", "2", "migrations")).isEqualTo(outcome);
        assertThat(stopover("diff", "3_state.sql").errors())
                .isEqualTo("stopover: There is no migration 3_state.sql. Did you mean 2_state.sql?\n");
    }

    @Test
    void showsComments() throws IOException {
        Files.writeString(
                folder.resolve("migrations/3_words.sql"),
                "COMMENT ON TABLE orders IS 'What was bought';\nCOMMENT ON COLUMN orders.id IS 'Its number';\n");
        assertThat(stopover("diff", "3").out()).contains("What was bought", "Its number");
        assertThat(stopover("schema", "--format", "sql").out())
                .contains("COMMENT ON TABLE public.orders IS 'What was bought';")
                .contains("COMMENT ON COLUMN public.orders.id IS 'Its number';");
    }

    @Test
    void writesJson() {
        assertThat(stopover("diff", "--format", "json", "1").out())
                .startsWith("[")
                .contains("\"change\" : \"added\"");
    }

    private Shell.Outcome stopover(String... arguments) {
        return Shell.in(folder).stopover(arguments);
    }
}
