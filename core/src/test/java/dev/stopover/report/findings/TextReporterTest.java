package dev.stopover.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.rule.Severity;
import dev.stopover.rule.Suppression;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextReporterTest {

    private static final SourceFile FILE = SourceFile.of("migrations/2_index.sql", """
            BEGIN;
            CREATE INDEX orders_customer_idx ON orders (customer_id);
            COMMIT;
            """);

    @Test
    void drawsCaretsUnderTheSmallestRun() throws IOException {
        assertThat(text(finding(FILE, "CREATE INDEX"))).isEqualTo("""
                        error[some-rule]: Something is wrong.
                         --> migrations/2_index.sql:2:1
                          |
                        2 | CREATE INDEX orders_customer_idx ON orders (customer_id);
                          | ^^^^^^^^^^^^
                          |

                        1 file, 3 statements judged: 1 error.
                        """);
    }

    @Test
    void showsHelpRelatedPlacesAndTheSqlToUseInstead() throws IOException {
        TextRange keywords = range(FILE, "CREATE INDEX");
        var finding = new Finding(
                "some-rule",
                Severity.WARNING,
                FILE,
                keywords,
                false,
                "Something is wrong.",
                Optional.of("Do it\nin two steps."),
                List.of(new Related(FILE, range(FILE, "BEGIN"), "The transaction begins here.")),
                List.of(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(keywords, " CONCURRENTLY"))),
                List.of(),
                Optional.empty());
        assertThat(text(finding)).isEqualTo("""
                        warning[some-rule]: Something is wrong.
                         --> migrations/2_index.sql:2:1
                          |
                        2 | CREATE INDEX orders_customer_idx ON orders (customer_id);
                          | ^^^^^^^^^^^^
                          |
                          = help: Do it
                                  in two steps.
                        note: The transaction begins here.
                         --> migrations/2_index.sql:1:1
                          |
                        1 | BEGIN;
                          | -----
                          |
                        help: Add CONCURRENTLY
                          |
                        2 - CREATE INDEX orders_customer_idx ON orders (customer_id);
                        2 + CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
                          |

                        1 file, 3 statements judged: 1 warning.
                        """);
    }

    @Test
    void marksTheLinesOfAFixThatAreTakenAway() throws IOException {
        var fix = Fix.unsafe(
                "Leave out BEGIN and COMMIT",
                Edit.delete(range(FILE, "BEGIN;\n")),
                Edit.delete(range(FILE, "COMMIT;\n")));
        assertThat(text(withFix(finding(FILE, "BEGIN"), fix))).contains("""
                        help: Leave out BEGIN and COMMIT
                          |
                        1 - BEGIN;
                        ...
                        3 - COMMIT;
                          |
                        """);
    }

    @Test
    void namesAWholeFileWithoutALine() throws IOException {
        assertThat(text(new Finding(
                        "some-rule",
                        Severity.NOTE,
                        FILE,
                        TextRange.at(0),
                        true,
                        "Something is wrong.",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty())))
                .startsWith("note[some-rule]: Something is wrong.\n --> migrations/2_index.sql\n\n");
    }

    @Test
    void putsCaretsUnderTabsWideCharactersAndMarksThatCombine() throws IOException {
        var file = SourceFile.of("a.sql", "\tSELECT '顧客', 'e\u0301', bad;");
        assertThat(text(finding(file, "bad")))
                .contains("1 |     SELECT '顧客', 'e\u0301', bad;\n  |                         ^^^\n");
    }

    @Test
    void cutsLongLinesAroundWhatIsPointedAt() throws IOException {
        var file = SourceFile.of(
                "a.sql", "INSERT INTO orders VALUES " + "(1), ".repeat(500) + "(bad)" + ", (2)".repeat(500));
        String excerpt = text(finding(file, "bad")).split("\n")[3];
        String carets = text(finding(file, "bad")).split("\n")[4];
        assertThat(excerpt).startsWith("1 | …").endsWith("…").hasSizeLessThan(160);
        assertThat(carets.indexOf("^^^")).isEqualTo(excerpt.indexOf("bad"));
    }

    @Test
    void showsTheFirstAndLastLinesOfALongRun() throws IOException {
        var file = SourceFile.of("a.sql", "CREATE TABLE orders (\n  a int,\n  b int,\n  c int,\n  d int\n);\n");
        assertThat(text(finding(file, file.text().strip()))).contains("""
                        1 | CREATE TABLE orders (
                          | ^^^^^^^^^^^^^^^^^^^^^
                        2 |   a int,
                          |   ^^^^^^
                        ...
                        6 | );
                          | ^^
                        """);
    }

    @Test
    void letsNothingInAFileDriveTheTerminalOrABuildServer() throws IOException {
        var file = SourceFile.of(
                "a\u001b[31m\n::error::x.sql", "SELECT '\u001b]0;title\u0007\u202e##[group]x', '##vso[task]', bad;");
        String text = text(finding(file, "bad"));
        assertThat(text)
                .doesNotContain("\u001b", "\u0007", "\u202e", "##[", "##vso[", "\n::")
                .contains("\\u{1b}]0;title\\u{7}\\u{202e}\\u{23}#[group]x");
        assertThat(text.split("\n")[4].indexOf("^^^")).isEqualTo(text.split("\n")[3].indexOf("bad"));
    }

    @Test
    void masksWhatAnyFindingCallsASecret() throws IOException {
        var file = SourceFile.of("a.sql", "SELECT set_key('sk_live_123'), 1;");
        Finding secret = new Finding(
                "secret",
                Severity.ERROR,
                file,
                range(file, "'sk_live_123'"),
                false,
                "A key is written here.",
                Optional.empty(),
                List.of(),
                List.of(Fix.unsafe("Ask for it", Edit.replace(range(file, "1;"), "2;"))),
                List.of(range(file, "sk_live_123")),
                Optional.empty());
        assertThat(text(secret, finding(file, "SELECT")))
                .contains("SELECT set_key('***********'), 1;", "SELECT set_key('***********'), 2;")
                .doesNotContain("sk_live");
    }

    @Test
    void showsSuppressedFindingsOnlyWhenAsked() throws IOException {
        Finding suppressed = finding(FILE, "CREATE INDEX")
                .suppressedBy(new Suppression(Suppression.Kind.IN_SOURCE, "the table is empty"));
        assertThat(text(suppressed)).isEqualTo("1 file, 3 statements judged: no findings, 1 suppressed.\n");
        assertThat(text(new TextReporter(false, true), suppressed))
                .startsWith("error[some-rule]: Something is wrong. (suppressed: the table is empty)\n");
    }

    @Test
    void colorsOnlyWhenAsked() throws IOException {
        assertThat(text(finding(FILE, "CREATE INDEX"))).doesNotContain("\u001b");
        assertThat(text(new TextReporter(true, false), finding(FILE, "CREATE INDEX")))
                .startsWith("\u001b[1;31merror[some-rule]\u001b[0m");
    }

    private static String text(Finding... findings) throws IOException {
        return text(new TextReporter(false, false), findings);
    }

    private static String text(Reporter reporter, Finding... findings) throws IOException {
        var out = new ByteArrayOutputStream();
        reporter.write(new Report(List.of(findings), List.of(), List.of(), 1, 3), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Finding finding(SourceFile file, String at) {
        return new Finding(
                "some-rule",
                Severity.ERROR,
                file,
                range(file, at),
                false,
                "Something is wrong.",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Finding withFix(Finding finding, Fix fix) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.file(),
                finding.range(),
                false,
                finding.message(),
                Optional.empty(),
                List.of(),
                List.of(fix),
                List.of(),
                Optional.empty());
    }

    private static TextRange range(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return new TextRange(start, start + text.length());
    }
}
