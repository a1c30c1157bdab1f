package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * The XML of JUnit: a suite for each file with findings, a failed test for each of them, and an error for what could not
 * be done. Where there is neither, one test passes, for Jenkins takes a report without tests for a fault.
 */
public final class JunitReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Map<String, List<Finding>> byFile = ShownFindings.byFile(report);
        int failures = byFile.values().stream().mapToInt(List::size).sum();
        int errors = report.errors().size();
        var xml = new StringBuilder(Xml.HEAD);
        xml.append("<testsuites name=\"stopover\"")
                .append(counts(Math.max(1, failures + errors), failures, errors))
                .append(" time=\"0\">\n");
        byFile.forEach((path, findings) -> suite(path, findings, xml));
        if (errors > 0) {
            errors(report.errors(), xml);
        } else if (failures == 0) {
            xml.append("  <testsuite name=\"stopover\"")
                    .append(counts(1, 0, 0))
                    .append(">\n    <testcase")
                    .append(Xml.attribute("name", TextReporter.summary(report)))
                    .append(" classname=\"stopover\" time=\"0\"/>\n  </testsuite>\n");
        }
        Utf8.write(xml.append("</testsuites>\n"), out);
    }

    private static String counts(int tests, int failures, int errors) {
        return Xml.attribute("tests", tests) + Xml.attribute("failures", failures) + Xml.attribute("errors", errors);
    }

    private static void suite(String path, List<Finding> findings, StringBuilder xml) {
        xml.append("  <testsuite")
                .append(Xml.attribute("name", path))
                .append(counts(findings.size(), findings.size(), 0))
                .append(">\n");
        for (Finding finding : findings) {
            String place = finding.start().line() + ":" + finding.start().column();
            String at = "line %d, column %d: "
                    .formatted(finding.start().line(), finding.start().column());
            xml.append("    <testcase")
                    .append(Xml.attribute("name", finding.rule() + " (" + place + ")"))
                    .append(Xml.attribute("classname", withoutExtension(path)))
                    .append(Xml.attribute("file", path))
                    .append(Xml.attribute("line", finding.start().line()))
                    .append(" time=\"0\">\n      <failure")
                    .append(Xml.attribute("message", finding.message()))
                    .append(Xml.attribute("type", finding.rule()))
                    .append(">")
                    .append(Xml.text(finding.severity().id() + ", " + at + ShownFindings.message(finding)))
                    .append("</failure>\n    </testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private static void errors(List<ToolError> errors, StringBuilder xml) {
        xml.append("  <testsuite name=\"stopover\"")
                .append(counts(errors.size(), 0, errors.size()))
                .append(">\n");
        for (ToolError error : errors) {
            xml.append("    <testcase")
                    .append(Xml.attribute("name", error.path().orElse("stopover")))
                    .append(" classname=\"stopover\" time=\"0\">\n      <error")
                    .append(Xml.attribute("message", error.message()))
                    .append(Xml.attribute("type", error.rule().orElse("stopover")))
                    .append("/>\n    </testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
