package dev.stopover.report.findings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.Report;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What Stopover's own JSON holds, an object a line: what its lists hold, each with its kind, and at the end the summary,
 * without which the report is cut off.
 */
public final class JsonLinesReporter implements Reporter {

    private final JsonReporter reporter;

    /**
     * A reporter.
     *
     * @param reporter what writes each object
     */
    public JsonLinesReporter(JsonReporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        var masked = new MaskedText(report);
        try (JsonGenerator json = Json.compact(out)) {
            lines(
                    "finding",
                    reporter.shown(report),
                    (finding, fields) -> JsonReporter.finding(finding, masked, fields),
                    json);
            lines("failure", report.errors(), JsonReporter::failure, json);
            lines("problem", report.problems(), JsonReporter::problem, json);
            lines("notJudged", report.unjudged().files(), JsonReporter::notJudged, json);
            lines("judgedInPart", report.unjudged().inPart(), JsonReporter::notJudged, json);
            lines("summary", List.of(report), reporter::once, json);
        }
    }

    private static <T> void lines(String kind, List<T> values, BiConsumer<T, JsonFields> fields, JsonGenerator json)
            throws IOException {
        for (T value : values) {
            json.writeStartObject();
            fields.accept(value, new JsonFields(json).text("kind", kind));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
