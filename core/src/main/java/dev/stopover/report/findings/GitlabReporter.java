package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;

/** The list of GitLab's code quality report, whose widget shows the description and not the rule. */
public final class GitlabReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var fingerprints = new Fingerprints(new MaskedText(report));
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartArray();
            for (Finding finding : ShownFindings.of(report, false)) {
                json.writeStartObject();
                int last = finding.wholeFile()
                        ? finding.start().line()
                        : finding.end().line();
                new JsonFields(json)
                        .text("description", finding.rule() + ": " + finding.message())
                        .text("check_name", finding.rule())
                        .text("fingerprint", fingerprints.of(finding))
                        .text("severity", severity(finding.severity()))
                        .object(
                                "location",
                                location -> location.text("path", finding.file().path())
                                        .object(
                                                "lines",
                                                lines -> lines.number(
                                                                "begin",
                                                                finding.start().line())
                                                        .number("end", last)));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case NOTE -> "info";
        };
    }
}
