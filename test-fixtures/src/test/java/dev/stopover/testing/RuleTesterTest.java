package dev.stopover.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.CreateTable;
import org.junit.jupiter.api.Test;

class RuleTesterTest {

    /** Reports tables whose names end in {@code _old}, with words and a fix that each test chooses. */
    private static final class OldTable extends StatementRule {

        private final String message;
        private final String replacement;

        OldTable(String message, String replacement) {
            super(RuleInfo.error("old-table", "A table is old"));
            this.message = message;
            this.replacement = replacement;
        }

        @Override
        public void visit(CreateTable create, StatementContext context) {
            if (create.table().name().endsWith("_old")) {
                context.report(create.table(), message)
                        .fix(Fix.safe("Rename it", Edit.replace(create.table(), replacement)));
            }
        }
    }

    private static final String MARKED = """
            CREATE TABLE a_old (id bigint);
                         ^^^^^ It is old.
            """;

    private static RuleTester tester(String message, String replacement) {
        return RuleTester.of(new OldTable(message, replacement));
    }

    @Test
    void passesWhereAllIsMarkedAndAsserted() {
        tester("It is old.", "a").reports(MARKED).fixedTo("CREATE TABLE a (id bigint);\n");
    }

    @Test
    void refusesAnUnmarkedFinding() {
        assertThatThrownBy(() -> tester("It is old.", "a").accepts("CREATE TABLE a_old (id bigint);"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("             ^^^^^ It is old.");
    }

    @Test
    void refusesAMarkInTheWrongPlace() {
        assertThatThrownBy(() -> tester("It is old.", "a").reports("""
                                CREATE TABLE a_old (id bigint);
                                ^^^^^^^^^^^^ It is old.
                                """)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesSqlThatCannotBeRead() {
        assertThatThrownBy(() -> tester("It is old.", "a").accepts("CREATE TABEL a (id bigint);"))
                .hasMessageContaining("allowingSyntaxErrors");
    }

    @Test
    void refusesAFixThatNobodyAsserts() {
        RuleTester rule = tester("It is old.", "a");
        rule.reports(MARKED);

        assertThatThrownBy(() -> rule.accepts("CREATE TABLE a (id bigint);")).hasMessageContaining("not asserted");
    }

    @Test
    void refusesAFixThatDoesNotSilenceTheRule() {
        assertThatThrownBy(() ->
                        tester("It is old.", "b_old").reports(MARKED).fixedTo("CREATE TABLE b_old (id bigint);\n"))
                .hasMessageContaining("does not silence");
    }

    @Test
    void refusesAFixThatCannotBeRead() {
        assertThatThrownBy(() -> tester("It is old.", "a b").reports(MARKED).fixedTo("CREATE TABLE a b (id bigint);\n"))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesAFixThatPostgresqlRefusesWhereItStands() {
        RuleTester rule = tester("It is old.", "a").after("CREATE TABLE a (id bigint);");

        assertThatThrownBy(() -> rule.reports(MARKED).fixedTo("CREATE TABLE a (id bigint);\n"))
                .hasMessageContaining("PostgreSQL refuses what the fix makes")
                .hasMessageContaining("42P07");
    }

    @Test
    void doesNotBlameAFixForWhatWasRefusedBefore() {
        RuleTester rule = tester("It is old.", "a").after("CREATE TABLE b (id bigint);");

        rule.reports(MARKED + "CREATE TABLE b (id bigint);\n")
                .fixedTo("CREATE TABLE a (id bigint);\nCREATE TABLE b (id bigint);\n");
    }

    @Test
    void refusesWordsThatAreNotFilledInOrNoSentence() {
        assertThatThrownBy(() -> tester("%s is old.", "a").reports(MARKED.replace("It is old.", "is old")))
                .hasMessageContaining("not filled in");
        assertThatThrownBy(() -> tester("It is old", "a").reports(MARKED.replace("It is old.", "It is old")))
                .hasMessageContaining("not a sentence");
    }

    @Test
    void refusesAnExampleWithoutARole() {
        RulePage page = new RulePage("# A table is old\n\n```sql\nCREATE TABLE a (id bigint);\n```\n");

        assertThatThrownBy(() -> page.runOn(new OldTable("It is old.", "a"))).hasMessageContaining("no such role");
    }

    @Test
    void drawsFindingsAboutWholeFilesAboveThem() {
        MarkedSql marked = MarkedSql.of("^ file: It is old.\nSELECT 1;\n       ^... It goes on.\n");

        assertThat(marked.sql()).isEqualTo("SELECT 1;\n");
        assertThat(marked.marks())
                .containsExactly(
                        new MarkedSql.Mark(0, 1, 1, false, "It is old."),
                        new MarkedSql.Mark(1, 8, 1, true, "It goes on."));
    }
}
