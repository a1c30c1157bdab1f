package dev.stopover.postgres.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.engine.LockTimeline;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import dev.stopover.rules.BuiltInRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code locks} calls refused, {@code check} reports, and nothing else. */
class AgreementTest {

    /** The rules that say that PostgreSQL refuses a statement. */
    private static final Set<String> SPEAKING = Set.of(
            "duplicate-object",
            "forbidden-in-transaction",
            "blocked-by-dependent",
            "enum-value-used-too-early",
            "refused-statement",
            "syntax-error",
            "unknown-object");

    private static final List<Rule> RULES = new BuiltInRules()
            .rules().stream().filter(rule -> SPEAKING.contains(rule.id())).toList();

    static Stream<Case> cases() {
        return Cases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void checkAndLocksAgreeOnWhatIsRefused(Case each) throws ConfigurationException {
        for (int major : new int[] {14, 18}) {
            Map<String, String> files = new TreeMap<>();
            files.put("migrations/1_before.sql", String.join("\n", each.committed()));
            files.put("migrations/2_measured.sql", script(each));
            agree(files, major);
        }
    }

    private static String script(Case each) {
        return each.begun().isEmpty()
                ? each.statement()
                : "BEGIN;\n%s\n%s\nCOMMIT;".formatted(String.join("\n", each.begun()), each.statement());
    }

    private static void agree(Map<String, String> files, int major) throws ConfigurationException {
        LazyAnswers answers = new LazyAnswers();
        History history = history(files, major);
        Analysis analysis = new Linter(RULES, Settings.DEFAULT, answers).analyze(ChangeSet.all(history));
        Set<String> reported = new TreeSet<>();
        for (Finding finding : analysis.findings()) {
            history.migrations().stream()
                    .map(Migration::up)
                    .filter(up -> up.file().equals(finding.file()))
                    .forEach(up -> reported.add(statementAt(finding.range().start(), up)));
        }
        Set<String> refused = new TreeSet<>();
        for (LockTimeline timeline : LockTimeline.of(analysis, answers, new ArrayList<>())) {
            timeline.entries().stream()
                    .filter(entry -> entry.effect().refusal().isPresent())
                    .forEach(entry ->
                            refused.add(statementAt(entry.executed().range().start(), timeline.script())));
        }
        assertThat(analysis.errors()).isEmpty();
        assertThat(reported).isEqualTo(refused);
    }

    private static History history(Map<String, String> files, int major) throws ConfigurationException {
        ReadOptions options = new ReadOptions(
                Optional.empty(),
                false,
                configuration -> configuration.withPostgres(major).withRunner(Runner.PSQL));
        return new ProjectReader(new ConfigurationReader(List.of()), options)
                .read(MemoryTree.of(files), List.of()).parts().stream()
                        .flatMap(part -> part.project().histories().stream())
                        .findFirst()
                        .orElseThrow();
    }

    private static String statementAt(int offset, Script script) {
        return script.statements().stream()
                .filter(statement -> statement.range().contains(offset))
                .map(statement -> statement.range().of(script.file().text()))
                .findFirst()
                .orElseThrow();
    }
}
