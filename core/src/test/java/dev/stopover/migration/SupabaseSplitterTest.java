package dev.stopover.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.SupabaseSplitter.Era;
import dev.stopover.migration.SupabaseSplitter.Sending;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the Supabase CLI cuts. */
class SupabaseSplitterTest {

    @ParameterizedTest
    @EnumSource(Era.class)
    void cutsAtSemicolonsAndDropsThemWithTheBlanks(Era era) {
        assertThat(pieces(era, "  SELECT 1;\n;; SELECT 2 ;\n-- over\n"))
                .containsExactly("SELECT 1", "SELECT 2", "-- over");
        assertThat(pieces(era, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';' || ''';'''",
                "SELECT \";\"\";\"",
                "SELECT 1 -- ; '\n",
                "SELECT /* ; /* ; */ ' */ 1",
                "SELECT $$ ; ' $$, $tag$ ; $$ $tag$",
                "CREATE RULE r AS ON INSERT TO a DO (NOTIFY a; NOTIFY b)",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"
            })
    void leavesSemicolonsInsideAlone(String statement) {
        for (Era era : Era.values()) {
            assertThat(pieces(era, statement + ";SELECT 2")).containsExactly(statement.strip(), "SELECT 2");
        }
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void closesAllParenthesesAtTheFirstThatCloses(Era era) {
        assertThat(pieces(era, "CREATE RULE r AS ON INSERT TO a DO (DELETE FROM b WHERE i IN (1); DELETE FROM c);"))
                .containsExactly("CREATE RULE r AS ON INSERT TO a DO (DELETE FROM b WHERE i IN (1)", "DELETE FROM c)");
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void passesOverWhatFollowsABackslashOutsideQuotes(Era era) {
        assertThat(pieces(era, "\\; SELECT 1; SELECT 2;")).containsExactly("\\; SELECT 1", "SELECT 2");
    }

    @Test
    void tookEveryWordThatEndsInAtomicForABody() {
        String script = "DROP TABLE my_atomic; SELECT 1; END; SELECT 2;";
        assertThat(pieces(Era.ANY_ATOMIC, script)).containsExactly("DROP TABLE my_atomic; SELECT 1; END", "SELECT 2");
        assertThat(pieces(Era.ANY_END, script)).containsExactly("DROP TABLE my_atomic", "SELECT 1", "END", "SELECT 2");
    }

    @Test
    void endedABodyAtTheLettersOfEnd() {
        String script = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS pending; SELECT 2; END; SELECT 3;";
        assertThat(pieces(Era.ANY_END, script))
                .containsExactly(
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS pending",
                        "SELECT 2",
                        "END",
                        "SELECT 3");
        assertThat(pieces(Era.PLAIN_QUOTES, script))
                .containsExactly(
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS pending; SELECT 2; END", "SELECT 3");
    }

    @Test
    void endsABodyAtAnEndThatBeginsAStatement() {
        String body = "BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; /* END */ SELECT 1 AS end; -- END\nend";
        assertThat(pieces(Era.NEWEST, body + ";SELECT 2")).containsExactly(body, "SELECT 2");
        assertThat(pieces(Era.NEWEST, "BEGIN /**/ ATOMIC SELECT 1; END;"))
                .containsExactly("BEGIN /**/ ATOMIC SELECT 1", "END");
    }

    @Test
    void didNotSeeTheBackslashesOfEscapeStrings() {
        String script = "SELECT E'it\\'s'; SELECT 'a';";
        assertThat(pieces(Era.PLAIN_QUOTES, script)).containsExactly("SELECT E'it\\'s'; SELECT 'a'");
        assertThat(pieces(Era.OVERLAPPING_COMMENTS, script)).containsExactly("SELECT E'it\\'s'", "SELECT 'a'");
        assertThat(pieces(Era.NEWEST, "SELECT E'a'\n'\\';'; SELECT U&'\\'; SELECT 2"))
                .containsExactly("SELECT E'a'\n'\\';'", "SELECT U&'\\'", "SELECT 2");
    }

    @Test
    void letTheDelimitersOfCommentsOverlap() {
        String script = "/*/ ; */ SELECT 1;";
        assertThat(pieces(Era.OVERLAPPING_COMMENTS, script)).containsExactly("/*/", "*/ SELECT 1");
        assertThat(pieces(Era.NEWEST, script)).containsExactly("/*/ ; */ SELECT 1");
    }

    @Test
    void knowsThatADollarContinuesAName() {
        assertThat(pieces(Era.ANY_END, "SELECT a$$; SELECT $$")).containsExactly("SELECT a$$; SELECT $$");
        assertThat(pieces(Era.NEWEST, "SELECT a$$; SELECT 1")).containsExactly("SELECT a$$", "SELECT 1");
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void givesUpNothingWhereAQuoteNeverCloses(Era era) {
        assertThat(pieces(era, "SELECT 1; SELECT 'a; b")).containsExactly("SELECT 1", "SELECT 'a; b");
        assertThat(pieces(era, "SELECT 1; SELECT (2; b")).containsExactly("SELECT 1", "SELECT (2; b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "BEGIN ATOMIC ",
                "END",
                "$a",
                "$$",
                "/*",
                "atomic",
                "end ",
                "'",
                "\\",
                "-",
                "E'",
                "\"",
                ";"
            })
    void readsLongRepetitionsInNoTime(String part) {
        String text = part.repeat(200_000);
        for (Era era : Era.values()) {
            assertThat(pieces(era, text)).hasSizeLessThanOrEqualTo(200_000);
        }
    }

    @Test
    void thinksOfOlderVersionsWhereNoneIsNamedAndTheyMayCutOtherwise() {
        Excerpt script = Excerpt.of("SELECT E'\\'', 'Atomic' /*/ */;");
        assertThat(new SupabaseSplitter(Era.NEWEST, Sending.PREPARED, false).older(script))
                .extracting(SupabaseSplitter::era)
                .containsExactly(Era.OVERLAPPING_COMMENTS, Era.PLAIN_QUOTES, Era.ANY_END, Era.ANY_ATOMIC);
        assertThat(new SupabaseSplitter(Era.NEWEST, Sending.PREPARED, true).older(script))
                .isEmpty();
        assertThat(new SupabaseSplitter(Era.NEWEST, Sending.PREPARED, false).older(Excerpt.of("SELECT 1;")))
                .isEmpty();
    }

    private static List<String> pieces(Era era, String script) {
        Stream<TextRange> ranges =
                new SupabaseSplitter(era, Sending.PREPARED, true).pieces(Excerpt.of(script)).ranges().stream();
        return ranges.map(range -> range.of(script)).toList();
    }
}
