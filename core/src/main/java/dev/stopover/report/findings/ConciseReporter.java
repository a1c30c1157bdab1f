package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** For editors and grep: a line a finding in the manner of gcc, {@code path:line:column: severity: rule message}. */
public final class ConciseReporter implements Reporter {

    private final Showing showing;

    /** A reporter. */
    public ConciseReporter(Showing showing) {
        this.showing = showing;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var text = new StringBuilder();
        List<Finding> findings = ShownFindings.of(report, showing.suppressedToo());
        int shown = Math.min(findings.size(), showing.most().orElse(Integer.MAX_VALUE));
        for (Finding finding : findings.subList(0, shown)) {
            String line = "%s:%d:%d: %s: %s %s"
                    .formatted(
                            showing.shownPath().apply(finding.file().path()),
                            finding.start().line(),
                            finding.start().column(),
                            finding.severity().id(),
                            finding.rule(),
                            finding.message());
            text.append(TerminalText.escaped(line)).append('\n');
        }
        if (shown < findings.size()) {
            text.append("%d more findings are not shown.\n".formatted(findings.size() - shown));
        }
        if (!showing.quiet()) {
            text.append(TextReporter.summary(report)).append('\n');
        }
        Utf8.write(text, out);
    }
}
