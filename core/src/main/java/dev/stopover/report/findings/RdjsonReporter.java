package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.source.Fix;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reviewdog's diagnostic format: columns count bytes of UTF-8 from 1, and ends are exclusive. */
public final class RdjsonReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .object("source", source -> source.text("name", "stopover"))
                    .array("diagnostics", ShownFindings.of(report, false), RdjsonReporter::diagnostic);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void diagnostic(Finding finding, JsonFields fields) {
        TextRange range = finding.wholeFile() ? TextRange.at(finding.range().start()) : finding.range();
        fields.text("message", ShownFindings.message(finding))
                .object("location", location -> location(finding.file(), range, location))
                .text("severity", severity(finding.severity()))
                .object("code", code -> code.text("value", finding.rule()))
                .objects("suggestions", suggestions(finding), (fix, suggestion) -> {
                    var edit = fix.edits().get(0);
                    suggestion
                            .object("range", place -> range(finding.file(), edit.range(), place))
                            .string("text", edit.replacement());
                })
                .objects(
                        "related_locations",
                        finding.related(),
                        (related, location) -> location.text("message", related.message())
                                .object("location", place -> location(related.file(), related.range(), place)));
    }

    /** A suggestion replaces one range. */
    private static List<Fix> suggestions(Finding finding) {
        return finding.fixes().stream().filter(fix -> fix.edits().size() == 1).toList();
    }

    private static String severity(Severity severity) {
        return severity == Severity.NOTE ? "INFO" : severity.name();
    }

    private static void location(SourceFile file, TextRange range, JsonFields location) {
        location.text("path", file.path()).object("range", place -> range(file, range, place));
    }

    private static void range(SourceFile file, TextRange range, JsonFields place) {
        place.object("start", start -> position(file, range.start(), start))
                .object("end", end -> position(file, range.end(), end));
    }

    private static void position(SourceFile file, int offset, JsonFields fields) {
        Position position = file.positionOf(offset);
        TextRange before = new TextRange(file.lineRange(position.line()).start(), offset);
        int bytes = before.of(file.text()).getBytes(StandardCharsets.UTF_8).length;
        fields.number("line", position.line()).number("column", bytes + 1);
    }
}
