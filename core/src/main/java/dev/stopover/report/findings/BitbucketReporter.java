package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Bitbucket's Code Insights take: a report to be put, and lists of annotations to be posted one after the other. A
 * report may have a thousand annotations and a request a hundred, so that the gravest come first and the report counts all.
 */
public final class BitbucketReporter implements Reporter {

    private static final int MOST = 1000;
    private static final int A_REQUEST = 100;
    private static final int SUMMARY = 450;
    private static final int DETAILS = 2000;

    /** Categories of rules about what an attacker would look for. */
    private static final Set<String> SECURITY = Set.of("security", "data");

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var fingerprints = new Fingerprints(new MaskedText(report));
        List<Finding> findings = ShownFindings.gravestFirst(report);
        List<List<Finding>> requests = new ArrayList<>();
        for (int i = 0; i < Math.min(findings.size(), MOST); i += A_REQUEST) {
            requests.add(findings.subList(i, Math.min(i + A_REQUEST, Math.min(findings.size(), MOST))));
        }
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json).object("report", report, BitbucketReporter::report);
            json.writeArrayFieldStart("annotations");
            for (List<Finding> request : requests) {
                json.writeStartArray();
                for (Finding finding : request) {
                    json.writeStartObject();
                    annotation(finding, report, fingerprints, new JsonFields(json));
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void report(Report report, JsonFields fields) {
        fields.text("title", "Stopover")
                .text("details", TextReporter.summary(report))
                .text("report_type", "BUG")
                .text("reporter", "Stopover")
                .text("result", report.reaches(Severity.ERROR) ? "FAILED" : "PASSED")
                .array(
                        "data",
                        List.of(Severity.values()),
                        (severity, datum) -> datum.text("title", counted(severity))
                                .text("type", "NUMBER")
                                .number("value", (int) report.count(severity)));
    }

    private static String counted(Severity severity) {
        return switch (severity) {
            case ERROR -> "Errors";
            case WARNING -> "Warnings";
            case NOTE -> "Notes";
        };
    }

    private static void annotation(Finding finding, Report report, Fingerprints fingerprints, JsonFields fields) {
        boolean security = report.rules().stream()
                .anyMatch(rule -> rule.id().equals(finding.rule()) && SECURITY.contains(rule.category()));
        fields.text("external_id", fingerprints.of(finding))
                .text("annotation_type", security ? "VULNERABILITY" : "BUG")
                .text("path", finding.file().path())
                .number("line", finding.start().line())
                .text("summary", cut(finding.rule() + ": " + finding.message(), SUMMARY))
                .text("details", cut(ShownFindings.message(finding), DETAILS))
                .text("severity", severity(finding.severity()));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "HIGH";
            case WARNING -> "MEDIUM";
            case NOTE -> "LOW";
        };
    }

    /** A text of so many characters at most. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
