package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesCommandTest {

    @Test
    void listsTheRulesByCategoryInLinesThatFit() {
        String list = rules();
        assertThat(list).contains("\nlocking\n").containsPattern("\n  non-concurrent-index +error +An index built");
        assertThat(list.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void listsThemAsJsonWithTheirOptions() throws IOException {
        JsonNode list = new ObjectMapper().readTree(rules("--format", "json"));
        List<String> ids = new ArrayList<>();
        for (JsonNode rule : list) {
            ids.add(rule.get("id").asText());
            if (rule.get("id").asText().equals("missing-rls")) {
                assertThat(rule.at("/options/0/name").asText()).isEqualTo("exempt-tables");
                assertThat(rule.get("category").asText()).isEqualTo("security");
            }
        }
        assertThat(ids).hasSameSizeAs(IncludedRules.rules()).contains("missing-rls");
    }

    @Test
    void listsThemAsMarkdown() {
        assertThat(rules("--format", "markdown"))
                .contains("| `non-concurrent-index` | error | locking | An index built without CONCURRENTLY");
    }

    private static String rules(String... options) {
        List<String> arguments = new ArrayList<>(List.of("rules"));
        arguments.addAll(List.of(options));
        return Shell.in(Path.of("")).stopover(arguments.toArray(String[]::new)).out();
    }
}
