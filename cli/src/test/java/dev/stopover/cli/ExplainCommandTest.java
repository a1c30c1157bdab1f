package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.report.Page;
import dev.stopover.rule.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    Path folder;

    @Test
    void saysInWordsWhatAnExampleIsThereFor() {
        String page = explain("forbidden-in-transaction");
        assertThat(page)
                .contains(
                        "\n  Reported:\n    BEGIN;\n",
                        "\n  Reported, run by flyway:\n",
                        "\n  Reported, on PostgreSQL 11:\n")
                .contains("\n  Not reported, in migrations/00001_orders_email.sql:\n");
    }

    @Test
    void showsNoNotationOfTestsAndNoLineThatCouldBeShorter() {
        for (Rule rule : IncludedRules.rules()) {
            List<String> lines = explain(rule.id()).lines().toList();
            assertThat(lines)
                    .as(rule.id())
                    .noneMatch(line -> line.matches(
                            "\\s*(sql |toml )?(earlier|reports|accepts|fixed)\\b[^.]*:|.*\\^ file: .*|.*```.*"));
            assertThat(lines)
                    .as(rule.id())
                    .allMatch(line -> line.length() <= 80 || line.startsWith("    ") || line.startsWith("|"));
            assertThat(Page.of(rule).markdown())
                    .as(rule.id())
                    .doesNotContain("```sql ", "```toml ")
                    .doesNotContain("^ file: ");
        }
    }

    private String explain(String rule) {
        return Shell.in(folder).stopover("explain", rule).out();
    }

    @Test
    void knowsRulesByTheLintsOfTheAdvisor(@TempDir Path folder) {
        assertThat(Shell.in(folder)
                        .stopover("explain", "splinter:0013_rls_disabled_in_public")
                        .out())
                .contains("A table is exposed without row level security", "A partition can be queried past");
    }
}
