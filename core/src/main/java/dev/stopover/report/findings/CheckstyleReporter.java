package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The XML of Checkstyle, which Jenkins and many others read. */
public final class CheckstyleReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var xml = new StringBuilder(Xml.HEAD).append("<checkstyle version=\"8.0\">\n");
        for (Map.Entry<String, List<Finding>> file :
                ShownFindings.byFile(report).entrySet()) {
            xml.append("  <file").append(Xml.attribute("name", file.getKey())).append(">\n");
            for (Finding finding : file.getValue()) {
                xml.append("    <error")
                        .append(Xml.attribute("line", finding.start().line()))
                        .append(Xml.attribute("column", finding.start().column()))
                        .append(Xml.attribute("severity", severity(finding.severity())))
                        .append(Xml.lines("message", ShownFindings.message(finding)))
                        .append(Xml.attribute("source", "stopover." + finding.rule()))
                        .append("/>\n");
            }
            xml.append("  </file>\n");
        }
        Utf8.write(xml.append("</checkstyle>\n"), out);
    }

    private static String severity(Severity severity) {
        return severity == Severity.NOTE ? "info" : severity.id();
    }
}
