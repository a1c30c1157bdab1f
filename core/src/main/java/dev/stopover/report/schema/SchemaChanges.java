package dev.stopover.report.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.catalog.Catalog;
import dev.stopover.engine.Analysis;
import dev.stopover.migration.History;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.report.schema.SchemaDifference.Change;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the migrations of a history change in its schema that were judged, from the first of them to the last.
 *
 * @param from the path of the first
 * @param through the path of the last
 * @param difference what lies between the states around them
 */
public record SchemaChanges(String from, String through, SchemaDifference difference) {

    /** What the judged migrations change; empty if none is judged. */
    public static Optional<SchemaChanges> of(Analysis analysis) {
        List<Analysis.Step> judged = analysis.steps().stream()
                .filter(step -> analysis.changes().judges(step.migration().up()))
                .toList();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        History history = analysis.changes().history();
        Analysis.Step first = judged.get(0);
        Analysis.Step last = judged.get(judged.size() - 1);
        Catalog beginning = analysis.steps().get(0).before().catalog();
        return Optional.of(new SchemaChanges(
                first.migration().up().file().path(),
                last.migration().up().file().path(),
                SchemaDifference.between(
                        ShownSchema.of(history, first.before().catalog(), beginning, Optional.empty()),
                        ShownSchema.of(history, last.after().catalog(), beginning, Optional.empty()))));
    }

    /** The changes of several histories as JSON, without those where nothing is different. */
    public static String json(List<SchemaChanges> all) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.compact(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .array(
                            "histories",
                            all.stream()
                                    .filter(each -> !each.difference().changes().isEmpty())
                                    .toList(),
                            SchemaChanges::write);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void write(SchemaChanges changes, JsonFields fields) {
        fields.text("from", changes.from())
                .text("through", changes.through())
                .array("changes", changes.difference().changes(), SchemaChanges::write);
    }

    private static void write(Change change, JsonFields fields) {
        fields.text("change", change.kind().name().toLowerCase(Locale.ROOT))
                .text("object", change.object())
                .text("name", change.name())
                .text("before", change.before())
                .text("after", change.after());
    }
}
