package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where sql-migrate cuts. */
class SqlMigrateSplitterTest {

    @Test
    void cutsWhereALineEndsInASemicolon() {
        assertThat(pieces("-- +migrate Up\nSELECT 1;\nSELECT\n  2; -- two\nSELECT 3; SELECT 4;\r\nSELECT ';'\n;\n"))
                .containsExactly("SELECT 1;", "SELECT\n  2; -- two", "SELECT 3; SELECT 4;", "SELECT ';'\n;");
        assertThat(pieces("-- +migrate Up\nSELECT $$\n1;\n$$;\n")).containsExactly("SELECT $$\n1;", "$$;");
    }

    @Test
    void takesABlockForOneStatement() {
        assertThat(pieces("""
                        -- +migrate Up
                        -- +migrate StatementBegin
                        SELECT $$
                        1;
                        $$;
                        -- +migrate StatementEnd
                        SELECT 2;
                        """)).containsExactly("SELECT $$\n1;\n$$;", "SELECT 2;");
    }

    @Test
    void passesOverCommentsAndWhatStandsBeforeTheFirstSection() {
        assertThat(pieces("SELECT 0;\n-- a;\n-- +migrate Up\n-- b;\nSELECT 1\n-- c;\n;\n-- d\n"))
                .containsExactly("SELECT 1\n-- c;\n;");
    }

    @Test
    void passesOverAnnotationsThatMatchNothing() {
        assertThat(pieces("""
                        -- +migrate Up
                        -- +migrate StatementEnd
                        -- +migrate Other
                        -- +migrate StatementBegin
                        -- +migrate StatementBegin
                        SELECT 1;
                        -- +migrate StatementEnd
                        -- +migrate Up
                        SELECT 2;
                        """)).containsExactly("SELECT 1;", "SELECT 2;");
    }

    @Test
    void refusesWhatIsUnfinished() {
        assertThat(fault("-- +migrate Up\nSELECT 1;\nSELECT 2\n")).contains("UNFINISHED_STATEMENT SELECT 2");
        assertThat(fault("-- +migrate Up\nSELECT 1;\n--done\n")).contains("UNFINISHED_STATEMENT --done");
        assertThat(fault("-- +migrate Up\nSELECT 1\n-- +migrate Up\nSELECT 2;\n"))
                .contains("UNFINISHED_STATEMENT SELECT 1");
        assertThat(fault("-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n"))
                .contains("UNENDED_BLOCK -- +migrate StatementBegin");
        assertThat(fault("-- +migrate Up\n-- +migrate  \nSELECT 1;\n")).contains("UNKNOWN_ANNOTATION -- +migrate  ");
        assertThat(fault("-- +migrate Up\nSELECT 1;\n   \n-- done")).isEmpty();
    }

    private static List<String> pieces(String script) {
        return new SqlMigrateSplitter()
                .pieces(Excerpt.of(script)).ranges().stream()
                        .map((TextRange range) -> range.of(script))
                        .toList();
    }

    private static Optional<String> fault(String script) {
        return new SqlMigrateSplitter()
                .pieces(Excerpt.of(script))
                .fault()
                .map(fault -> fault.kind() + " " + fault.range().of(script));
    }
}
