package dev.stopover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.ChangeSet;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.rule.Finding;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Settings;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rule.Suppression;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionsTest {

    /** Reports each table and column that is made. */
    private static final class EveryName extends StatementRule {

        EveryName() {
            super(RuleInfo.error("every-name", "A name is given"));
        }

        @Override
        public void visit(CreateTable create, StatementContext context) {
            context.report(create.table(), create.table().name() + ".");
        }

        @Override
        public void visit(AlterTable alter, AddColumn action, StatementContext context) {
            context.report(action.column().name(), action.column().name().value() + ".");
        }
    }

    @Test
    void onALineOfItsOwnCoversTheStatementThatBeginsNext() {
        assertThat(left("""
                        -- stopover:ignore every-name -- made by hand
                        CREATE TABLE
                            a (id bigint);
                        CREATE TABLE b (id bigint);
                        """)).containsExactly("b.");
    }

    @Test
    void coversTheActionThatBeginsNext() {
        assertThat(left("""
                        ALTER TABLE orders
                            ADD COLUMN a text,
                            -- stopover:ignore every-name
                            ADD COLUMN b text,
                            ADD COLUMN c text;
                        """)).containsExactly("a.", "c.");
    }

    @Test
    void beforeAnAlterTableCoversAllOfItsActions() {
        assertThat(left("""
                        -- stopover:ignore every-name
                        ALTER TABLE orders ADD COLUMN a text, ADD COLUMN b text;
                        ALTER TABLE orders ADD COLUMN c text;
                        """)).containsExactly("c.");
    }

    @Test
    void trailingCoversWhatBeginsOnItsLine() {
        assertThat(left("""
                        CREATE TABLE a (id bigint); CREATE TABLE b (id bigint); -- stopover:ignore every-name -- both
                        CREATE TABLE c (id bigint);
                        """)).containsExactly("c.");
    }

    @Test
    void coversTheNextStatementInsideADoBlock() {
        assertThat(left("""
                        DO $$ BEGIN
                          CREATE TABLE a (id bigint);
                          -- stopover:ignore every-name -- made by hand
                          CREATE TABLE b (id bigint);
                          CREATE TABLE c (id bigint);
                        END $$;
                        CREATE TABLE d (id bigint);
                        """)).containsExactly("a.", "c.", "d.");
    }

    @Test
    void ignoreFileCoversTheWholeFileWhereverItStands() {
        assertThat(left("""
                        CREATE TABLE a (id bigint);
                        -- stopover:ignore-file every-name -- a dump
                        CREATE TABLE b (id bigint);
                        """)).isEmpty();
    }

    @Test
    void aSectionOfAFileIsAFileOfItsOwn() {
        assertThat(left("migrations/001_a.sql", """
                        -- migrate:up
                        -- stopover:ignore-file every-name
                        CREATE TABLE a (id bigint);
                        -- migrate:down
                        CREATE TABLE b (id bigint);
                        """)).containsExactly("b.");
    }

    @Test
    void severalRulesMayBeNamed() {
        assertThat(left("""
                        -- stopover:ignore missing-rls, every-name -- both are meant
                        CREATE TABLE a (id bigint);
                        """)).isEmpty();
    }

    @Test
    void anotherRuleOrNoneSuppressesNothing() {
        assertThat(left("""
                        -- stopover:ignore every-nam -- mistyped
                        CREATE TABLE a (id bigint);
                        -- stopover:ignore -- nothing is named
                        CREATE TABLE b (id bigint);
                        -- stopover:ignored every-name
                        CREATE TABLE c (id bigint);
                        """)).containsExactly("a.", "b.", "c.");
    }

    @Test
    void aStringIsNoComment() {
        assertThat(left("""
                        SELECT '
                        -- stopover:ignore every-name
                        ';
                        CREATE TABLE a (id bigint);
                        """)).containsExactly("a.");
    }

    @Test
    void suppressedFindingsAreKeptWithTheReason() {
        List<Finding> findings = findings("migrations/001_a.sql", """
                -- stopover:ignore every-name -- lookup table, no user data
                CREATE TABLE a (id bigint);
                """);

        assertThat(findings)
                .extracting(finding -> finding.suppression().orElseThrow())
                .containsExactly(new Suppression(Suppression.Kind.IN_SOURCE, "lookup table, no user data"));
    }

    @Test
    void coversWhatAnIncludedFileSaysInThatFile() {
        assertThat(findings(Map.of(
                                "migrations/001_a.sql",
                                "CREATE TABLE a (id int);\n\\ir ../b.sql\n\\ir ../c.sql\nCREATE TABLE d (id int);\n",
                                "b.sql",
                                "-- stopover:ignore-file every-name -- ours\nCREATE TABLE b (id int);\n",
                                "c.sql",
                                "-- stopover:ignore every-name -- ours\n\nCREATE TABLE c (id int);\n"))
                        .stream()
                        .filter(finding -> !finding.suppressed())
                        .map(Finding::message))
                .containsExactly("a.", "d.");
    }

    private static List<String> left(String sql) {
        return left("migrations/001_a.sql", sql);
    }

    private static List<String> left(String path, String sql) {
        return findings(path, sql).stream()
                .filter(finding -> !finding.suppressed())
                .map(Finding::message)
                .toList();
    }

    private static List<Finding> findings(String path, String sql) {
        return findings(Map.of(path, sql));
    }

    private static List<Finding> findings(Map<String, String> files) {
        try {
            List<ChangeSet> changes = new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT)
                    .read(MemoryTree.of(files), List.of()).parts().stream()
                            .flatMap(part -> part.project().histories().stream())
                            .map(ChangeSet::all)
                            .toList();
            return new Linter(List.of(new EveryName()), Settings.DEFAULT, new LazyAnswers())
                    .lint(changes)
                    .findings();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
