package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationKey;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.rule.Rule;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is written from the keys that the reader takes. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern EXAMPLE = Pattern.compile("```toml\\n(.*?)```", Pattern.DOTALL);

    private static final String BEGINNING = """
            # Configuration

            Stopover reads `stopover.toml` or `.stopover.toml`: the nearest one from the migration folder upward, no further
            than the folder with `.git`, or else the working folder. `--config FILE` names another one. A key that does not
            exist, a value that cannot be and a rule that is not known end the run with 2, with the line, the column and what
            was probably meant. Options of the command go before the file.

            ```toml
            postgres = 15
            fail-on = "warning"
            applied-through = "20251021000000"

            [rules]
            missing-if-not-exists = "off"
            non-concurrent-index = "warning"

            [rules.missing-rollback]
            demand = "always"

            [[overrides]]
            paths = ["db/legacy/**"]
            rules.production-data = "note"
            ```

            | key | value | what it says |
            |---|---|---|
            """;

    private static final String END = """

            ## Rules

            Under `rules`, the id of a rule is `true`, `false`, `"off"`, or the severity of its findings: `"error"`,
            `"warning"` or `"note"`. Or it is a table with `enabled`, `severity` and the options of the rule, which its page
            tells: `stopover explain RULE`. `stopover rules --format json` lists all options with their defaults.

            A category stands for all of its rules, such as `locking = "warning"`; what is said of a rule itself goes before.

            ## Statistics

            How long a table is locked depends on how large it is, which no migration tells. `stopover statistics` prints a query
            that reads estimates from the catalog of PostgreSQL; run it, keep its answer as CSV beside the configuration, and
            name it:

            ```toml
            [statistics]
            file = "stopover-statistics.csv"
            small-rows = 10000
            ```

            Each line is a table, its rows and its bytes, divided by commas or tabs; the bytes may be left out. Findings about
            work on tables with fewer than `small-rows` rows are notes then, unless a severity is configured, and messages say
            the sizes. A table that is not in the file counts as large. Stopover itself connects to no database.

            ## Overrides

            Each `[[overrides]]` has `rules` and says for which files: `paths`, the `layout` or the `runner` of their history,
            or several of these, which then have to hold together. Where several cover a file, the later ones go before. A
            rule that is off may be on for some paths, and the other way round.

            ## What is left out

            `exclude`, and `--exclude PATTERN` from the working folder on, take files and folders out of the report, never out
            of the analysis: what lies in a history is replayed, because later migrations build on it, and is counted as not
            judged. Only a folder that is no part of another history is not read at all. What is named on the command line is
            reported about although a pattern covers it; `--force-exclude` leaves it out too, as a hook wants it that names
            files.

            Folders that `.gitignore` or `.git/info/exclude` leave out of the repository are not looked into, unless they are
            named or stand in `paths`. A file among migrations is judged whether git ignores it or not: its runner runs it.

            ## Extending

            `extends` names other files of the project, from this one on. What this file does not say holds as they say it, the
            later of them before the earlier; rules are joined option by option, overrides follow one another. Paths in a file
            start from that file.

            ## What holds, and why

            `stopover config show` shows what is configured and where it was said; with a file, what holds for that file.

            These variables stand for options that are not written: `STOPOVER_CONFIG`, `STOPOVER_POSTGRES`, `STOPOVER_COLOR`,
            and of `check` also `STOPOVER_FORMAT`, `STOPOVER_FAIL_ON`, `STOPOVER_PRESET`, `STOPOVER_BASELINE`,
            `STOPOVER_SCHEMA` and `STOPOVER_TODAY`. What is written on the command line goes before, what the file says after.

            ## In an editor

            `stopover config schema > stopover.schema.json` writes the JSON Schema of the file, with all rules and options.
            Editors with taplo, such as VS Code with Even Better TOML, complete and check a file that begins with its path:

            ```toml
            #:schema ./stopover.schema.json
            ```
            """;

    private final List<Rule> rules = IncludedRules.rules().stream()
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    @Test
    void listsEveryKey() throws IOException {
        var page = new StringBuilder(BEGINNING);
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            String name = key.table().isEmpty() ? key.name() : key.table() + "." + key.name();
            page.append("| `%s` | %s | %s |\n".formatted(name, key.expected(), key.meaning()));
        }
        page.append(END);
        if (Boolean.getBoolean("stopover.write")) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(page.toString())
                .as("%s, which -Dstopover.write=true writes anew", PAGE)
                .isEqualToNormalizingNewlines(Files.readString(PAGE));
    }

    @Test
    void theReaderTakesEveryKeyAsItIsShown() throws ConfigurationException {
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            String table = key.table().isEmpty()
                    ? ""
                    : key.table().equals("overrides") ? "[[overrides]]\n" : "[" + key.table() + "]\n";
            String paths = key.table().equals("overrides") && !key.name().equals("paths") ? "paths = [\"a\"]\n" : "";
            read(table + paths + key.example() + "\n");
        }
    }

    @Test
    void theReaderTakesTheExample() throws IOException, ConfigurationException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        read(example.group(1));
    }

    private void read(String text) throws ConfigurationException {
        ConfigurationReader.of(rules)
                .read(
                        SourceFile.of("stopover.toml", text),
                        path -> Optional.of(SourceFile.of(path, "")),
                        Optional::empty);
    }
}
