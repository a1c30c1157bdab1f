package dev.stopover.project;

import static dev.stopover.project.Drawn.draw;
import static dev.stopover.project.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.config.Toml;
import dev.stopover.project.walk.DiskTree;
import dev.stopover.project.walk.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would not end, end in a full stack, or hide from sight. */
class HostileProjectTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u0085", "\r", "\n"})
    void seesFilesInWhoseNamesALineEnds(String end) throws ConfigurationException {
        String[][] layouts = {
            {"supabase/migrations/20250101000000_a%s.sql", "supabase/migrations/20250102000000_b.sql"},
            {"migrations/1_a%s.up.sql", "migrations/2_b.up.sql"},
            {"migrations/1_a%s.sql", "migrations/2_b.sql"},
            {"migrations/1_a%s/up.sql", "migrations/1_a%s/down.sql", "migrations/2_b/up.sql"},
            {"db/migration/V1__a%s.sql", "db/migration/V2__b.sql"},
        };
        for (String[] layout : layouts) {
            Map<String, String> files = new LinkedHashMap<>();
            for (String path : layout) {
                files.put(path.replace("%s", end), "SELECT 1;");
            }
            assertThat(Drawn.read(MemoryTree.of(files)).histories())
                    .as(layout[0])
                    .hasSize(1)
                    .allSatisfy(history -> assertThat(history.migrations()).hasSize(2));
        }
        Map<String, String> goose = new LinkedHashMap<>();
        goose.put("migrations/00001_a" + end + ".sql", "-- +goose Up\nSELECT 1;\n");
        goose.put("migrations/00002_b.sql", "-- +goose Up\nSELECT 1;\n");
        assertThat(Drawn.read(MemoryTree.of(goose)).histories().get(0).migrations())
                .hasSize(2);
    }

    @Test
    void walksFoldersWithTwoLinksToTheNextOnce() throws IOException, ConfigurationException {
        for (int i = 0; i < 40; i++) {
            Path here = Files.createDirectories(folder.resolve("d" + i));
            Files.createSymbolicLink(here.resolve("a"), Path.of("../d" + (i + 1)));
            Files.createSymbolicLink(here.resolve("b"), Path.of("../d" + (i + 1)));
        }
        Files.createDirectories(folder.resolve("d40"));
        Files.writeString(folder.resolve("d40/1_a.sql"), "SELECT 1;");
        assertThat(read().parts()).isNotEmpty();
    }

    @Test
    void readsAFolderWhereItLiesAndNotByALinkBeforeIt() throws IOException, ConfigurationException {
        Files.createDirectories(folder.resolve("db/migrations"));
        Files.writeString(folder.resolve("db/migrations/1_a.up.sql"), "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("all"), Path.of("db/migrations"));
        Files.createDirectories(folder.resolve(".hidden/migrations"));
        Files.writeString(folder.resolve(".hidden/migrations/1_b.up.sql"), "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("shown"), Path.of(".hidden/migrations"));

        assertThat(draw(new DiskTree(folder))).isEqualTo("""
                db/migrations: golang-migrate, golang-migrate
                  1 a: 1_a.up.sql
                shown: golang-migrate, golang-migrate
                  1 b: 1_b.up.sql
                other all: a link to a folder that is read elsewhere
                """);
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThatThrownBy(() -> Toml.parse("x.toml", "a = " + "[".repeat(100_000)))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Toml.parse("x.toml", "[".repeat(100_000))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void saysWhatIsWrongWithAJournalWithoutEnd() throws ConfigurationException {
        for (String journal : List.of(
                "[".repeat(1_000_000),
                "{\"entries\": [{\"when\": " + "1".repeat(1_000_000) + ", \"tag\": \"0000_a\"}]}",
                "{\"a\":".repeat(1_000_000))) {
            assertThat(draw(tree("drizzle/meta/_journal.json\n" + journal, "drizzle/0000_a.sql")))
                    .contains("The journal is no valid JSON");
        }
        assertThat(draw(tree("changelog.json\n{\"databaseChangeLog\":" + "[".repeat(1_000_000))))
                .contains("The changelog is no valid JSON");
        assertThat(draw(tree("changelog.yaml\ndatabaseChangeLog: " + "[".repeat(1_000_000))))
                .contains("The changelog is no valid YAML");
        assertThat(draw(tree("changelog.xml\n<databaseChangeLog>" + "<a>".repeat(100_000))))
                .contains("The changelog is no valid XML");
    }

    @Test
    void readsLongJournalsPlansAndConfigurationsStepByStep() throws ConfigurationException {
        int size = 20_000;
        StringBuilder journal = new StringBuilder("{\"dialect\": \"postgresql\", \"entries\": [");
        StringBuilder plan = new StringBuilder("%syntax-version=1.0.0\n%project=x\n\n");
        StringBuilder toml = new StringBuilder();
        for (int i = 0; i < size; i++) {
            journal.append(i == 0 ? "" : ",")
                    .append("{\"idx\": 1, \"when\": 1, \"tag\": \"")
                    .append(i)
                    .append("_a\"}");
            plan.append("c")
                    .append(i)
                    .append(" [c")
                    .append((i + 1) % size)
                    .append("] 2025-01-01T00:00:00Z a <a@b.c>\n");
            toml.append("[a").append(i).append("]\nx = 1\n[[b]]\ny = 2\n");
        }
        assertThat(Drawn.read(tree("drizzle/meta/_journal.json\n" + journal + "]}", "drizzle/0_a.sql"))
                        .problems())
                .hasSize(size - 1);
        assertThat(Drawn.read(tree("db/sqitch.plan\n" + plan, "db/deploy/c0.sql"))
                        .problems())
                .hasSizeGreaterThan(size);
        assertThat(Toml.parse("x.toml", toml.toString())
                        .get("b")
                        .orElseThrow()
                        .array()
                        .orElseThrow())
                .hasSize(size);
    }

    private Reading read() throws ConfigurationException {
        return new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT).read(folder, List.of());
    }
}
