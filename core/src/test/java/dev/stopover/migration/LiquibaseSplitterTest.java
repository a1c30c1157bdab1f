package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.syntax.Excerpt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Liquibase 4.33 was seen to cut, with its own {@code StringUtil.processMultiLineSQL}. */
class LiquibaseSplitterTest {

    @Test
    void knowsNoDollarQuotesButThatABlockHasAnEnd() {
        assertThat(cut("CREATE FUNCTION f() AS $$ BEGIN RETURN 1; END; $$; SELECT 1;"))
                .containsExactly("CREATE FUNCTION f() AS $$ BEGIN RETURN 1; END", "$$", "SELECT 1");
        assertThat(cut("DO $$ BEGIN PERFORM 1; END $$; SELECT 1;"))
                .containsExactly("DO $$ BEGIN PERFORM 1; END $$", "SELECT 1");
        assertThat(cut("CREATE FUNCTION f() AS $x$ SELECT 1; SELECT 2; $x$ LANGUAGE sql;"))
                .containsExactly("CREATE FUNCTION f() AS $x$ SELECT 1", "SELECT 2", "$x$ LANGUAGE sql");
        assertThat(cut("DO $$BEGIN PERFORM 1; END$$; SELECT 1;"))
                .containsExactly("DO $$BEGIN PERFORM 1", "END$$", "SELECT 1");
        assertThat(cut("AS $$ begin if a then begin x; end; end if; return new; end; $$;"))
                .containsExactly("AS $$ begin if a then begin x; end; end if", "return new", "end", "$$");
    }

    @Test
    void countsNoBeginOfATransactionNorANameWithAPoint() {
        assertThat(cut("BEGIN TRANSACTION; SELECT 1; END; SELECT t.begin; SELECT 2;"))
                .containsExactly("BEGIN TRANSACTION", "SELECT 1", "END", "SELECT t.begin", "SELECT 2");
        assertThat(cut("BEGIN; SELECT 1; COMMIT; SELECT 2")).containsExactly("BEGIN; SELECT 1; COMMIT; SELECT 2");
        assertThat(cut("BEGIN /* x */ TRAN; SELECT 1")).containsExactly("BEGIN /* x */ TRAN", "SELECT 1");
    }

    @Test
    void knowsStringsAndComments() {
        assertThat(cut("SELECT 'a;''b', \"x;y\", E'it\\'s; x', [a;b]; -- c; d\n/* e; f */ SELECT 1; SELECT ARRAY[1;2]"))
                .containsExactly(
                        "SELECT 'a;''b', \"x;y\", E'it\\'s; x', [a;b]",
                        "-- c; d\n/* e; f */ SELECT 1",
                        "SELECT ARRAY[1",
                        "2]");
        assertThat(cut("SELECT '\\'; SELECT 1;")).containsExactly("SELECT '\\'", "SELECT 1");
        assertThat(cut("SELECT '\\'; SELECT 'x';")).containsExactly("SELECT '\\'; SELECT 'x'");
    }

    @Test
    void endsStatementsAtLinesUnlessASemicolonIsDemanded() {
        assertThat(cut("SELECT 1\nGO\nSELECT 4 / 2\n/\nSELECT 'a\ngo\nb'"))
                .containsExactly("SELECT 1", "SELECT 4 / 2", "SELECT 'a\ngo\nb'");
        assertThat(cut(new LiquibaseSplitter(true, false), "SELECT 1\nGO\nSELECT 2;"))
                .containsExactly("SELECT 1\nGO\nSELECT 2");
    }

    private static List<String> cut(String sql) {
        return cut(new LiquibaseSplitter(true, true), sql);
    }

    private static List<String> cut(LiquibaseSplitter splitter, String sql) {
        return splitter.pieces(Excerpt.of(sql)).ranges().stream()
                .map(range -> range.of(sql))
                .toList();
    }
}
