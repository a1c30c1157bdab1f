package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** SonarQube's generic issues in the form of version 10.3 and later: lines from 1, columns from 0. */
public final class SonarqubeReporter implements Reporter {

    private static final String ENGINE = "stopover";
    private static final int MINUTES = 15;

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .array("rules", report.rules(), SonarqubeReporter::rule)
                    .array("issues", ShownFindings.of(report, false), SonarqubeReporter::issue);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void rule(Rule rule, JsonFields fields) {
        boolean security = rule.category().equals("security") || rule.category().equals("data");
        fields.text("id", rule.id())
                .text("name", rule.info().summary())
                .text("description", rule.info().summary() + ".")
                .text("engineId", ENGINE)
                .text("cleanCodeAttribute", security ? "TRUSTWORTHY" : "LOGICAL")
                .array(
                        "impacts",
                        List.of(rule),
                        (each, impact) -> impact.text("softwareQuality", security ? "SECURITY" : "RELIABILITY")
                                .text("severity", severity(rule.info().severity())));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "HIGH";
            case WARNING -> "MEDIUM";
            case NOTE -> "LOW";
        };
    }

    private static void issue(Finding finding, JsonFields fields) {
        TextRange range = finding.wholeFile() ? TextRange.at(finding.range().start()) : finding.range();
        fields.text("ruleId", finding.rule())
                .number("effortMinutes", MINUTES)
                .object(
                        "primaryLocation",
                        location -> location(ShownFindings.message(finding), finding.file(), range, location))
                .objects("secondaryLocations", finding.related(), SonarqubeReporter::related);
    }

    private static void related(Related related, JsonFields location) {
        location(related.message(), related.file(), related.range(), location);
    }

    /** Columns only where they hold something: SonarQube refuses a range that ends where it begins. */
    private static void location(String message, SourceFile file, TextRange range, JsonFields location) {
        Position start = file.positionOf(range.start());
        Position end = file.positionOf(range.end());
        location.text("message", message).text("filePath", file.path()).object("textRange", fields -> {
            fields.number("startLine", start.line());
            if (!range.isEmpty() && end.column() > 1) {
                fields.number("endLine", end.line())
                        .number("startColumn", start.column() - 1)
                        .number("endColumn", end.column() - 1);
            }
        });
    }
}
