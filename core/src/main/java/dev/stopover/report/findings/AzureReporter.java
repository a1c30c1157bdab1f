package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;

/**
 * Commands of Azure Pipelines that put issues into its log. It knows errors and warnings alone, so that a note is a warning
 * that says what it is.
 */
public final class AzureReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (Finding finding : ShownFindings.gravestFirst(report)) {
            boolean note = finding.severity() == Severity.NOTE;
            text.append("##vso[task.logissue type=")
                    .append(note ? "warning" : finding.severity().id());
            text.append(";sourcepath=").append(property(finding.file().path()));
            text.append(";linenumber=").append(finding.start().line());
            if (!finding.wholeFile()) {
                text.append(";columnnumber=").append(finding.start().column());
            }
            text.append(";code=").append(property(finding.rule())).append(";]");
            text.append(note ? "note: " : "")
                    .append(data(ShownFindings.message(finding)))
                    .append('\n');
        }
        Utf8.write(text.append(TextReporter.summary(report)).append('\n'), out);
    }

    private static String data(String text) {
        return text.lines()
                .map(line -> TerminalText.escaped(line).replace("%", "%AZP25"))
                .collect(Collectors.joining("%0A"));
    }

    private static String property(String text) {
        return TerminalText.escaped(text)
                .replace("%", "%AZP25")
                .replace(";", "%3B")
                .replace("]", "%5D");
    }
}
