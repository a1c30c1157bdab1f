package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where goose cuts. */
class GooseSplitterTest {

    @Test
    void cutsWhereALineEndsInASemicolon() {
        assertThat(goose("-- +goose Up\nSELECT 1;\nSELECT\n  2; -- two\nSELECT 3; SELECT 4;\r\nSELECT ';'\n;\n"))
                .containsExactly("SELECT 1;", "SELECT\n  2; -- two", "SELECT 3; SELECT 4;", "SELECT ';'\n;");
        assertThat(goose("SELECT 1; SELECT\n2;\n")).containsExactly("SELECT 1; SELECT\n2;");
    }

    @Test
    void doesNotLookIntoStringsAndComments() {
        assertThat(goose("SELECT $$\n1;\n$$;\n")).containsExactly("SELECT $$\n1;", "$$;");
        assertThat(goose("/* a;\n b */ SELECT 1;\n")).containsExactly("/* a;", "b */ SELECT 1;");
        assertThat(goose("SELECT 1; /* one */\nSELECT 2;\n")).containsExactly("SELECT 1; /* one */\nSELECT 2;");
    }

    @Test
    void takesABlockForOneStatement() {
        assertThat(goose("""
                        -- +goose StatementBegin
                        -- a function
                        SELECT $$
                        1;
                        $$;
                        -- +goose StatementEnd
                        -- after it
                        SELECT 2;
                        """)).containsExactly("SELECT $$\n1;\n$$;", "SELECT 2;");
    }

    @Test
    void dropsCommentsOnlyBeforeAStatement() {
        assertThat(goose("-- a\n\n  -- b;\nSELECT 1 -- c\n-- d;\n;\n-- e\n"))
                .containsExactly("SELECT 1 -- c\n-- d;\n;");
    }

    @Test
    void readsAnnotationsWithoutRegardForCaseAndHyphens() {
        assertThat(goose("--+GOOSE up\n-- +goose  statementbegin\nSELECT 1\n---- +goose StatementEnd --\n"))
                .containsExactly("SELECT 1");
    }

    @Test
    void refusesWhatIsUnfinished() {
        assertThat(fault("SELECT 1;\nSELECT 2\n")).contains("UNFINISHED_STATEMENT SELECT 2");
        assertThat(fault("SELECT 1\n;\n/* the end */\n")).contains("UNFINISHED_STATEMENT /* the end */");
        assertThat(fault("SELECT 1;\n   \n-- the end\n")).contains("UNFINISHED_STATEMENT -- the end");
        assertThat(fault("SELECT 1;\n   \n\n")).isEmpty();
        assertThat(fault("SELECT 1;\n   \n-- +goose NO TRANSACTION\n  \n")).isEmpty();
        assertThat(fault("SELECT 1;\n-- the end")).isEmpty();
    }

    @Test
    void refusesAnnotationsThatDoNotMatch() {
        assertThat(fault("-- +goose StatementBegin\nSELECT 1;\n")).contains("UNENDED_BLOCK -- +goose StatementBegin");
        assertThat(fault("SELECT 1;\n-- +goose StatementEnd\n")).contains("STRAY_END -- +goose StatementEnd");
        assertThat(fault("-- +goose StatementBegin\n-- +goose StatementBegin\n"))
                .contains("NESTED_BLOCK -- +goose StatementBegin");
        assertThat(fault("  -- +goose StatementBegin\n")).contains("INDENTED_ANNOTATION -- +goose StatementBegin");
        assertThat(fault("-- see +goose Up\n")).contains("UNKNOWN_ANNOTATION -- see +goose Up");
        assertThat(fault("-- +goose Up\nSELECT 1;\n-- +goose Up\n")).contains("SECOND_SECTION -- +goose Up");
        assertThat(fault("SELECT 1;\n-- +goose Up\n")).contains("OUTSIDE_SECTION -- +goose Up");
    }

    @Test
    void losesTheLineAfterAnEmptyBlock() {
        assertThat(fault("-- +goose StatementBegin\n-- nothing\n-- +goose StatementEnd\n\nSELECT 1;\n"))
                .contains("LOST_LINE SELECT 1;");
        assertThat(fault("-- +goose StatementBegin\n-- +goose StatementEnd\n-- +goose StatementBegin\nSELECT 1;\n"
                        + "-- +goose StatementEnd\n"))
                .isEmpty();
    }

    private static List<String> goose(String script) {
        return new GooseSplitter()
                .pieces(Excerpt.of(script)).ranges().stream()
                        .map((TextRange range) -> range.of(script))
                        .toList();
    }

    private static Optional<String> fault(String script) {
        return new GooseSplitter()
                .pieces(Excerpt.of(script))
                .fault()
                .map(fault -> fault.kind() + " " + fault.range().of(script));
    }
}
