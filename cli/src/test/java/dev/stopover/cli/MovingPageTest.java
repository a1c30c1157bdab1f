package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for those who move over is true, and what it says of {@code init --from} too. */
class MovingPageTest {

    private static final Path PAGE = Path.of("../docs/moving-from-squawk-or-pgls.md");
    private static final String START = "<!-- rules: written by MovingPageTest -->\n";

    @TempDir
    Path folder;

    @Test
    void namesEveryRuleOfTheirs() throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        String written = page.substring(0, page.indexOf(START) + START.length())
                + rules("squawk", "squawk")
                + rules("pgls", "postgres-language-server")
                + rules("atlas", "Atlas");
        if (Boolean.getBoolean("stopover.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(written)
                .as("%s, which -Dstopover.write=true writes anew", PAGE)
                .isEqualTo(page);
    }

    @Test
    void namesOnlyOptionsThatThereAre() throws IOException {
        String help = Shell.in(folder).stopover("check", "--help").out()
                + Shell.in(folder).stopover("init", "--help").out();
        var option = java.util.regex.Pattern.compile("\\| `[^|]*\\| [^|]*?`(--[a-z-]+)[^|`]*`[^|]*\\|");
        var matcher = option.matcher(Files.readString(PAGE));
        int found = 0;
        while (matcher.find()) {
            assertThat(help).contains(matcher.group(1));
            found++;
        }
        assertThat(found).isGreaterThan(8);
    }

    @Test
    void takesOverTheConfigurationOfSquawk() throws IOException {
        write("migrations/1_a.sql", "SELECT 1;\n");
        write(".squawk.toml", """
                pg_version = "14.2"
                excluded_paths = ["migrations/0*.sql"]
                excluded_rules = ["ban-drop-column", "require-table-schema"]
                assume_in_transaction = true
                """);
        assertThat(Shell.in(folder).stopover("init", "--from", "squawk").status())
                .isZero();
        assertThat(Files.readString(folder.resolve("stopover.toml")))
                .contains("""
                        # Taken over from .squawk.toml.
                        suppression-comments = ["squawk"]
                        fail-on = "warning"
                        exclude = ["migrations/0*.sql"]
                        postgres = 14
                        transaction = "per-script"
                        """)
                .endsWith("""
                        # require-table-schema of theirs has no equal here.
                        [rules]
                        dropped-column = "off"
                        """);
        assertThat(Shell.in(folder).stopover("check").status()).isNotEqualTo(2);
    }

    @Test
    void takesOverTheConfigurationOfPostgresLanguageServer() throws IOException {
        write("db/1_a.sql", "SELECT 1;\n");
        write("postgres-language-server.jsonc", """
                {
                  // what we have
                  "migrations": { "migrationsDir": "db", "after": 0 },
                  "files": { "ignore": ["db/old/**"] },
                  "linter": { "rules": { "recommended": true, "safety": {
                    "banDropTable": "warn", "addingRequiredField": { "level": "info" }, "creatingEnum": "off",
                  } } },
                }
                """);
        assertThat(Shell.in(folder).stopover("init", "--from", "pgls").status()).isZero();
        String text = Files.readString(folder.resolve("stopover.toml"));
        assertThat(text)
                .contains("paths = [\"db\"]\n", "exclude = [\"db/old/**\"]\n", "suppression-comments = [\"pgls\"]\n")
                .endsWith("""
                        # creatingEnum of theirs has no equal here.
                        [rules]
                        dropped-table = "warning"
                        not-null-without-backfill = "note"
                        required-column-added = "note"
                        """);
    }

    @Test
    void saysWhereThereIsNothingToTakeOver() throws IOException {
        assertThat(Shell.in(folder).stopover("init", "--from", "squawk").errors())
                .isEqualTo("stopover: There is no .squawk.toml in this folder to take over.\n");
        assertThat(Shell.in(folder).stopover("init", "--from", "eugene").errors())
                .isEqualTo("stopover: --from takes squawk or pgls, not eugene.\n");
        write("postgrestools.jsonc", "{\n  \"a\" 1 }");
        assertThat(Shell.in(folder).stopover("init", "--from", "pgls").errors())
                .startsWith("stopover: postgrestools.jsonc:2:")
                .endsWith("this is no JSON.\n");
    }

    private static String rules(String tool, String title) {
        var text = new StringBuilder("\n## Rules of " + title + "\n\n| theirs | ours |\n|---|---|\n");
        Map<String, List<String>> all = new TreeMap<>(IncludedRules.equivalents());
        all.forEach((name, ids) -> {
            if (name.startsWith(tool + "/")) {
                text.append("| `%s` | %s |\n"
                        .formatted(
                                name.substring(tool.length() + 1),
                                ids.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                ids.stream()
                                                        .map(id -> "`" + id + "`")
                                                        .toList())));
            }
        });
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
