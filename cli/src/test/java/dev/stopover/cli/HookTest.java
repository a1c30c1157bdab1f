package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hook for pre-commit and its example hand to the command, with the names of a commit's files behind it. */
class HookTest {

    private static final String ORDERS = "supabase/migrations/20250101000000_orders.sql";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../.pre-commit-hooks.yaml", "../docs/examples/pre-commit-config.yaml"})
    void reportsAboutTheFilesOfACommitAlone(String file) throws IOException {
        put(ORDERS, "CREATE TABLE orders (id bigint PRIMARY KEY);\nGRANT SELECT ON orders TO anon;\n");
        put(
                "supabase/migrations/20250102000000_items.sql",
                "CREATE TABLE items (id bigint PRIMARY KEY);\n" + "GRANT SELECT ON items TO anon;\n");

        Shell.Outcome outcome = run(file, ORDERS);

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("missing-rls", "orders").doesNotContain("items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../.pre-commit-hooks.yaml", "../docs/examples/pre-commit-config.yaml"})
    void letsPassWhatIsNoMigration(String file) throws IOException {
        put("queries/report.sql", "SELECT 1;\n");

        assertThat(run(file, "queries/report.sql").status()).isZero();
    }

    private Shell.Outcome run(String hook, String path) throws IOException {
        List<String> words = new ArrayList<>(List.of("check"));
        for (String line : Files.readAllLines(Path.of(hook))) {
            String plain = line.strip();
            if (plain.startsWith("args: [") && words.size() == 1) {
                words.addAll(List.of(
                        plain.substring("args: [".length(), plain.length() - 1).split(", ")));
            }
        }
        assertThat(words).contains("--");
        words.add(path);
        return Shell.in(folder).stopover(words.toArray(String[]::new));
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
