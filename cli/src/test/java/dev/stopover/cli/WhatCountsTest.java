package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say which migrations are judged, by which rules, and when a run fails. */
class WhatCountsTest {

    private static final String INDEX = ": error: non-concurrent-index ";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAProject() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        write("migrations/1_orders.sql", "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, note text);\n");
        for (int i = 2; i <= 4; i++) {
            write("migrations/%d_index.sql".formatted(i), "CREATE INDEX i%d ON orders (note);\n".formatted(i));
        }
    }

    @Test
    void judgesWhatComesAfterAVersion() throws IOException {
        assertThat(indexes("--applied-through", "3")).containsExactly("migrations/4_index.sql:1:1");
        write("stopover.toml", "applied-through = \"2\"\n");
        assertThat(indexes()).hasSize(2);
        assertThat(indexes("--applied-through", "3")).hasSize(1);
        assertThat(Shell.in(folder).stopover("check", "--applied-through", "5"))
                .isEqualTo(
                        new Shell.Outcome(
                                2,
                                "",
                                "stopover: applied-through names 5, which is no version of the history; the nearest are 1, 4.\n"));
    }

    @Test
    void judgesTheNewest() throws IOException {
        assertThat(indexes("--latest", "1")).containsExactly("migrations/4_index.sql:1:1");
        assertThat(indexes("--latest", "2"))
                .containsExactly("migrations/3_index.sql:1:1", "migrations/4_index.sql:1:1");
        assertThat(indexes("--latest", "99")).hasSize(3);
        assertThat(Shell.in(folder).stopover("check", "--latest", "two"))
                .isEqualTo(new Shell.Outcome(2, "", "stopover: --latest takes a number, not two.\n"));
        assertThat(Shell.in(folder)
                        .stopover("check", "--latest", "1", "--changed")
                        .errors())
                .isEqualTo("stopover: --since, --staged, --changed and --latest each choose what is reported about;"
                        + " take one.\n");
        assertThat(Shell.in(folder).stopover("review", "--latest", "2").out())
                .contains("3_index.sql", "4_index.sql")
                .doesNotContain("2_index.sql");
    }

    @Test
    void asksMoreRules() throws IOException {
        String clean = Shell.in(folder)
                .stopover("check", "-f", "concise", "migrations/1_orders.sql")
                .out();
        assertThat(clean).doesNotContain("missing-comment");
        assertThat(Shell.in(folder)
                        .stopover(
                                "check",
                                "-f",
                                "concise",
                                "--extend-select",
                                "missing-comment",
                                "migrations/1_orders.sql")
                        .out())
                .contains("missing-comment");
        assertThat(Shell.in(folder)
                        .stopover("check", "-f", "concise", "--select", "locking", "--extend-select", "missing-comment")
                        .out())
                .contains("missing-comment", "non-concurrent-index")
                .doesNotContain("missing-if-not-exists");
        assertThat(Shell.in(folder)
                        .stopover("check", "--extend-select", "mising-comment")
                        .errors())
                .contains("Did you mean missing-comment?");
    }

    @Test
    void readsNoConfiguration() throws IOException {
        write("stopover.toml", "exclude = [\"migrations/**\"]\n");
        assertThat(indexes()).isEmpty();
        assertThat(indexes("--no-config")).hasSize(3);
        assertThat(Shell.in(folder).stopover("check", "--no-config", "--config", "stopover.toml"))
                .isEqualTo(new Shell.Outcome(
                        2, "", "stopover: --config names a configuration file, and --no-config reads none.\n"));
    }

    @Test
    void failsWhereThereAreMoreWarningsThanMayBe() throws IOException {
        write("stopover.toml", "fail-on = \"none\"\n");
        String summary = Shell.in(folder).stopover("check").out();
        int warnings = Integer.parseInt(summary.replaceFirst("(?s).*?(\\d+) warnings?.*", "$1"));
        assertThat(status("--max-warnings", "" + warnings)).isZero();
        assertThat(status("--max-warnings", "" + (warnings - 1))).isEqualTo(1);
        assertThat(status("--max-warnings", "-1")).isEqualTo(2);
    }

    private int status(String... arguments) {
        return Shell.in(folder).stopover(check(arguments)).status();
    }

    private List<String> indexes(String... arguments) {
        return Shell.in(folder)
                .stopover(check(arguments))
                .out()
                .lines()
                .filter(line -> line.contains(INDEX))
                .map(line -> line.substring(0, line.indexOf(INDEX)))
                .toList();
    }

    private static String[] check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", "-f", "concise"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
