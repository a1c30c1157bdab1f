package dev.stopover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.stopover.catalog.State;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.PathFilter;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Finding;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Settings;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Drop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinterTest {

    private static final Map<String, String> ORDERS = Map.of(
            "migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);",
            "migrations/001_orders.down.sql", "DROP TABLE orders;",
            "migrations/002_notes.up.sql", "CREATE TABLE notes (id bigint);",
            "migrations/002_notes.down.sql", "DROP TABLE notes; DROP TABLE orders;");

    /** Says of each table that is dropped whether it was there. */
    private static final class DroppedTable extends StatementRule {

        DroppedTable() {
            super(error("dropped-table", "A table is dropped").inRollback(Severity.NOTE));
        }

        @Override
        public void visit(Drop drop, StatementContext context) {
            boolean known =
                    context.state().relation(drop.objects().get(0).name()).isPresent();
            context.report(drop.objects().get(0), known ? "It was there." : "It was not there.");
        }
    }

    private static final class Failing extends StatementRule {

        Failing() {
            super(error("failing", "It fails"));
        }

        @Override
        public void visit(CreateTable create, StatementContext context) {
            throw new IllegalStateException("no idea");
        }
    }

    private static final class Counting extends MigrationRule {

        Counting() {
            super(note("counting", "It counts"));
        }

        @Override
        public void check(Migration migration, State before, State after, ScriptContext context) {
            context.reportScript("%d tables before, %d after."
                    .formatted(
                            before.catalog().tables().size(),
                            after.catalog().tables().size()));
        }
    }

    private static final class AtTheEnd extends ChangeSetRule {

        AtTheEnd() {
            super(note("at-the-end", "It ends"));
        }

        @Override
        public void check(ChangeSet changes, State after, RuleContext context) {
            Migration last = changes.migrations().get(0);
            context.in(last, last.up())
                    .reportScript("%d of %d migrations, %d tables."
                            .formatted(
                                    changes.migrations().size(),
                                    context.history().migrations().size(),
                                    after.catalog().tables().size()));
        }
    }

    @Test
    void judgesARollbackFromTheStateItsMigrationLeavesAndThrowsItAway() {
        Report report = lint(List.of(new DroppedTable()), ORDERS);

        assertThat(report.findings()).extracting(Finding::message).containsOnly("It was there.");
        assertThat(report.findings()).extracting(Finding::severity).containsOnly(Severity.NOTE);
        assertThat(report.files()).isEqualTo(4);
        assertThat(report.statements()).isEqualTo(5);
    }

    @Test
    void aRuleThatThrowsIsAnErrorOfTheToolAndTheOthersGoOn() {
        Report report = lint(List.of(new Failing(), new DroppedTable()), ORDERS);

        assertThat(report.findings()).isNotEmpty();
        assertThat(report.errors())
                .extracting(ToolError::path, ToolError::rule)
                .containsExactly(
                        tuple(Optional.of("migrations/001_orders.up.sql"), Optional.of("failing")),
                        tuple(Optional.of("migrations/002_notes.up.sql"), Optional.of("failing")));
        assertThat(report.errors().get(0).message()).contains("no idea").contains("1:1");
    }

    @Test
    void knowsTheStatesAroundAMigration() {
        assertThat(lint(List.of(new Counting()), ORDERS).findings())
                .extracting(Finding::message)
                .containsExactly("0 tables before, 1 after.", "1 tables before, 2 after.");
    }

    @Test
    void whatIsAppliedIsReplayedAndNotJudged() {
        ChangeSet changes = ChangeSet.all(history(ORDERS)).after("001");

        assertThat(lint(List.of(new Counting(), new AtTheEnd()), List.of(changes), Settings.DEFAULT)
                        .findings())
                .extracting(Finding::message)
                .containsExactly("1 of 2 migrations, 2 tables.", "1 tables before, 2 after.");
    }

    @Test
    void pathsChooseWhatIsReportedAndShrinkNothing() {
        PathFilter filter = new PathFilter(Set.of("migrations/002_notes.down.sql"), List.of(), Set.of());
        ChangeSet changes = ChangeSet.all(history(ORDERS)).on(filter);

        assertThat(lint(List.of(new DroppedTable()), List.of(changes), Settings.DEFAULT)
                        .findings())
                .extracting(Finding::message)
                .containsExactly("It was there.", "It was there.");
    }

    @Test
    void theConfigurationSwitchesOffAndWeighs() {
        Settings settings = (rule, path) -> new RuleSettings(
                !path.endsWith("001_orders.down.sql"), Optional.of(Severity.WARNING), Severity.NOTE, Map.of());
        Report report = lint(List.of(new DroppedTable()), List.of(ChangeSet.all(history(ORDERS))), settings);

        assertThat(report.findings()).hasSize(2).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(report.reaches(Severity.WARNING)).isTrue();
        assertThat(report.reaches(Severity.ERROR)).isFalse();
    }

    @Test
    void askedTwiceItAnswersTheSame() {
        List<Rule> rules = List.of(new DroppedTable(), new Counting(), new AtTheEnd());

        assertThat(lint(rules, ORDERS)).isEqualTo(lint(rules, ORDERS));
    }

    @Test
    void reportsInTheOrderInWhichScriptsRun() {
        Map<String, String> files = Map.of(
                "migrations/2_a.up.sql", "DROP TABLE a;",
                "migrations/2_a.down.sql", "DROP TABLE b;",
                "migrations/10_b.up.sql", "DROP TABLE c;",
                "migrations/10_b.down.sql", "DROP TABLE d;");
        assertThat(lint(List.of(new DroppedTable()), files).findings())
                .extracting(finding -> finding.file().name())
                .containsExactly("2_a.up.sql", "2_a.down.sql", "10_b.up.sql", "10_b.down.sql");
    }

    private static Report lint(List<Rule> rules, Map<String, String> files) {
        return lint(rules, List.of(ChangeSet.all(history(files))), Settings.DEFAULT);
    }

    private static Report lint(List<Rule> rules, List<ChangeSet> changes, Settings settings) {
        return new Linter(rules, settings, new LazyAnswers()).lint(changes);
    }

    private static History history(Map<String, String> files) {
        try {
            return new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                    .read(MemoryTree.of(files), List.of())
                    .parts()
                    .get(0)
                    .project()
                    .histories()
                    .get(0);
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
