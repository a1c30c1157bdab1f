package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.config.ConfigurationKey;
import dev.stopover.rule.Property;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    Path folder;

    @Test
    void showsWhatHoldsAndWhereItWasSaid() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        write("base/team.toml", "fail-on = \"note\"\n[rules]\nlocking = \"note\"\n");
        write("stopover.toml", """
                extends = "base/team.toml"
                preset = "strict"

                [rules.missing-rollback]
                demand = "always"

                [[overrides]]
                paths = ["db/old/**"]
                rules.dropped-table = "off"
                """);
        write("db/old/1_a.sql", "SELECT 1;\n");
        write("db/new/1_a.sql", "SELECT 1;\n");
        assertThat(stopover("config", "show"))
                .startsWith("# From stopover.toml, which extends base/team.toml.\n")
                .containsPattern("(?m)^preset = \"strict\" +# stopover.toml:2:1$")
                .containsPattern("(?m)^fail-on = \"note\" +# base/team.toml:1:1$")
                .containsPattern("(?m)^paths = \\[] +# default$")
                .containsPattern("(?m)^non-concurrent-index = \"note\" +# base/team.toml:3:1$")
                .containsPattern(
                        "(?m)^missing-rollback = \\{ severity = \"error\", demand = \"always\" } +# stopover.toml:4:")
                .containsPattern("(?m)^dropped-table = \"error\" +# preset strict$");
        assertThat(stopover("config", "show", "db/old/1_a.sql"))
                .containsPattern("(?m)^dropped-table = \"off\" +# stopover.toml:9:1$");
        assertThat(stopover("config", "show", "db/new/1_a.sql"))
                .containsPattern("(?m)^dropped-table = \"error\" +# preset strict$");
    }

    @Test
    void showsEveryKey() throws IOException {
        write("migrations/1_a.sql", "SELECT 1;\n");
        String shown = stopover("config", "show");
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            if (!List.of("extends", "overrides", "supabase", "flyway").contains(key.name())
                    && !List.of("overrides", "statistics").contains(key.table())) {
                assertThat(shown).contains((key.table().isEmpty() ? "" : key.table() + ".") + key.name());
            }
        }
    }

    @Test
    void saysSoWhereNothingIsConfigured() throws IOException {
        write("migrations/1_a.sql", "SELECT 1;\n");
        assertThat(stopover("config", "show")).startsWith("# There is no configuration file.\n");
    }

    @Test
    void theSchemaKnowsEveryKeyRuleAndOption() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(stopover("config", "schema"));
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            JsonNode properties = key.table().isEmpty()
                    ? schema.at("/properties")
                    : key.table().equals("overrides")
                            ? schema.at("/properties/overrides/items/properties")
                            : schema.at("/properties/" + key.table() + "/properties");
            assertThat(properties.has(key.name())).as(key.name()).isTrue();
        }
        for (Rule rule : IncludedRules.rules()) {
            JsonNode table = schema.at("/definitions/rules/properties/" + rule.id() + "/anyOf/1/properties");
            for (Property<?> property : rule.info().properties()) {
                assertThat(table.has(property.name()))
                        .as(rule.id() + "." + property.name())
                        .isTrue();
            }
        }
    }

    @Test
    void anOverrideMayBeAboutALayoutOrARunner() throws IOException {
        for (String folder : List.of("flyway/V1__", "plain/001_", "old/V1__")) {
            write(folder + "orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
            write(folder.replace('1', '2') + "index.sql", "CREATE INDEX a ON orders (id);\n");
        }
        write("stopover.toml", """
                [[overrides]]
                layout = "flyway"
                rules.non-concurrent-index = "note"
                [[overrides]]
                paths = ["old/**"]
                runner = "flyway"
                rules.non-concurrent-index = false
                [[overrides]]
                layout = "goose"
                rules.non-concurrent-index = false
                """);
        assertThat(Shell.in(folder)
                        .stopover("check", "--select=non-concurrent-index", "-f", "concise")
                        .out())
                .contains("flyway/V2__index.sql:1:1: note: ", "plain/002_index.sql:1:1: error: ")
                .doesNotContain("old/");
        assertThat(Shell.in(folder)
                        .stopover("config", "show", "flyway/V2__index.sql")
                        .out())
                .containsPattern("non-concurrent-index = \"note\" +# stopover.toml:3:");
    }

    @Test
    void takesVariablesForOptionsThatAreNotWritten() throws IOException {
        write("migrations/1_orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
        write("migrations/2_index.sql", "CREATE INDEX a ON orders (id);\n");
        Shell shell = Shell.in(folder).with(Map.of("STOPOVER_FAIL_ON", "none", "STOPOVER_FORMAT", "concise"));
        Shell.Outcome outcome = shell.stopover("check");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("2_index.sql:1:1: error: non-concurrent-index");
        assertThat(shell.stopover("check", "--fail-on", "error").status()).isEqualTo(1);
        assertThat(shell.stopover("schema").status()).isZero();
        assertThat(Shell.in(folder)
                        .with(Map.of("STOPOVER_FAIL_ON", "eror"))
                        .stopover("check")
                        .errors())
                .isEqualTo("stopover: STOPOVER_FAIL_ON takes error, warning, note or none, not eror."
                        + " Did you mean error?\n");
        assertThat(Shell.in(folder)
                        .with(Map.of("STOPOVER_PRESET", "only-errors"))
                        .stopover("check")
                        .out())
                .doesNotContain("warning[");
        assertThat(Shell.in(folder)
                        .with(Map.of("STOPOVER_FAIL_ON", ""))
                        .stopover("check")
                        .status())
                .isEqualTo(1);
        assertThat(Shell.in(folder)
                        .with(Map.of("STOPOVER_PRESET", "only-errors", "STOPOVER_POSTGRES", "14"))
                        .stopover("config", "show", "--postgres", "15")
                        .out())
                .containsPattern("postgres = 15 +# --postgres\n")
                .containsPattern("preset = \"only-errors\" +# STOPOVER_PRESET\n");
        for (String option : WithEnvironment.OF_CHECK) {
            assertThat(Files.readString(Path.of("../docs/configuration.md")))
                    .contains("`" + WithEnvironment.name(option) + "`");
        }
    }

    private String stopover(String... arguments) {
        Shell.Outcome outcome = Shell.in(folder).stopover(arguments);
        assertThat(List.of(outcome.errors())).containsExactly("");
        return outcome.out();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
