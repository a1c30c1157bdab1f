package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeMigrations() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("migrations/001_tables.sql"),
                "CREATE TABLE orders (id int); CREATE TABLE notes (id int);");
        Files.writeString(folder.resolve("migrations/002_orders.sql"), "CREATE INDEX orders_id ON orders (id);");
        Files.writeString(folder.resolve("migrations/003_notes.sql"), "CREATE INDEX notes_id ON notes (id);");
    }

    @Test
    void printsAQueryThatOnlyReads() {
        String query = Shell.in(folder).stopover("statistics").out();
        assertThat(query).contains("psql -X --csv").contains("SELECT n.nspname").contains("pg_total_relation_size");
        assertThat(query).doesNotContainIgnoringCase("insert ").doesNotContainIgnoringCase("create ");
    }

    @Test
    void makesFindingsAboutSmallTablesNotesAndSaysTheSizes() throws IOException {
        configure("[statistics]\nfile = 'sizes.csv'\n", "public.orders,2000000,300000000\npublic.notes,40,8192\n");
        String report = check();
        assertThat(report)
                .contains(
                        "error[non-concurrent-index]: Building this index takes a SHARE lock on orders, which blocks writes until"
                                + " it is built; public.orders has about 2,000,000 rows, 286 MB.")
                .contains(
                        "note[non-concurrent-index]: Building this index takes a SHARE lock on notes, which blocks writes until"
                                + " it is built; public.notes has about 40 rows, 8192 bytes.");
    }

    @Test
    void leavesASeverityThatIsConfigured() throws IOException {
        configure(
                "[statistics]\nfile = 'sizes.csv'\n[rules]\nnon-concurrent-index = 'error'\n",
                "public.notes,40,8192\n");
        assertThat(check()).contains("error[non-concurrent-index]: Building this index takes a SHARE lock on notes");
    }

    @Test
    void endsWithTwoWhereTheFileIsNotThere() throws IOException {
        Files.writeString(folder.resolve("stopover.toml"), "[statistics]\nfile = 'sizes.csv'\n");
        assertThat(Shell.in(folder).stopover("check").status()).isEqualTo(2);
    }

    private void configure(String toml, String sizes) throws IOException {
        Files.writeString(folder.resolve("stopover.toml"), toml);
        Files.writeString(folder.resolve("sizes.csv"), sizes);
    }

    private String check() {
        return Shell.in(folder)
                .stopover("check", "--select=non-concurrent-index", "--color=never")
                .out();
    }
}
