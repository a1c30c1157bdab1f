package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** For editors and grep: a line a finding in the manner of gcc, {@code path:line:column: severity: rule message}. */
public final class ConciseReporter implements Reporter {

    private final boolean suppressedToo;
    private final UnaryOperator<String> shownPath;

    /**
     * A reporter.
     *
     * @param suppressedToo whether suppressed findings are shown too
     * @param shownPath how a path of the project is shown, so that an editor can open it
     */
    public ConciseReporter(boolean suppressedToo, UnaryOperator<String> shownPath) {
        this.suppressedToo = suppressedToo;
        this.shownPath = shownPath;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var text = new StringBuilder();
        for (Finding finding : ShownFindings.of(report, suppressedToo)) {
            String line = "%s:%d:%d: %s: %s %s"
                    .formatted(
                            shownPath.apply(finding.file().path()),
                            finding.start().line(),
                            finding.start().column(),
                            finding.severity().id(),
                            finding.rule(),
                            finding.message());
            text.append(TerminalText.escaped(line)).append('\n');
        }
        Utf8.write(text.append(TextReporter.summary(report)).append('\n'), out);
    }
}
