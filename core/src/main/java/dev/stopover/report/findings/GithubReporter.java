package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;

/**
 * Commands of GitHub Actions that annotate a change. GitHub shows ten of a severity for each step, so the gravest come
 * first, and the last line counts all.
 */
public final class GithubReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (Finding finding : ShownFindings.gravestFirst(report)) {
            text.append("::").append(command(finding.severity())).append(" title=");
            text.append(property("Stopover (" + finding.rule() + ")"));
            text.append(",file=").append(property(finding.file().path()));
            text.append(",line=").append(finding.start().line());
            int last =
                    finding.wholeFile() ? finding.start().line() : finding.end().line();
            text.append(",endLine=").append(last);
            // GitHub refuses columns where the lines differ.
            if (!finding.wholeFile() && last == finding.start().line()) {
                text.append(",col=").append(finding.start().column());
                text.append(",endColumn=").append(finding.end().column());
            }
            text.append("::").append(data(ShownFindings.message(finding))).append('\n');
        }
        Utf8.write(text.append(TextReporter.summary(report)).append('\n'), out);
    }

    private static String command(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.id();
    }

    private static String data(String text) {
        return text.lines()
                .map(line -> TerminalText.escaped(line).replace("%", "%25"))
                .collect(Collectors.joining("%0A"));
    }

    private static String property(String text) {
        return TerminalText.escaped(text)
                .replace("%", "%25")
                .replace(":", "%3A")
                .replace(",", "%2C");
    }
}
