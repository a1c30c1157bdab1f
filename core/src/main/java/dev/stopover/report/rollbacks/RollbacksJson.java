package dev.stopover.report.rollbacks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stopover.migration.Script;
import dev.stopover.report.JsonFields;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Difference;
import dev.stopover.rollback.Doubt;
import dev.stopover.rollback.FailedStatement;
import dev.stopover.rollback.SchemaPart;
import dev.stopover.rollback.Undoing;
import dev.stopover.source.Ranged;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Says as JSON what rollbacks come to: an array with one object a migration that has one. */
public final class RollbacksJson {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private RollbacksJson() {}

    /** Writes what the rollbacks come to, and leaves the stream open. */
    public static void write(List<Undoing> undoings, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            json.writeStartArray();
            JsonFields fields = new JsonFields(json);
            for (Undoing undoing : undoings) {
                json.writeStartObject();
                undoing(undoing, fields);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void undoing(Undoing undoing, JsonFields fields) {
        fields.text("up", undoing.up().file().path())
                .text("down", undoing.down().file().path())
                .text("version", undoing.migration().version());
        if (undoing.migrations().size() > 1) {
            fields.number("steps", undoing.migrations().size());
        }
        fields.text("verdict", undoing.verdict().id())
                .strings("missing", undoing.missing())
                .strings("extra", undoing.extra())
                .objects("differences", undoing.gaps(), RollbacksJson::gap)
                .objects("lost", undoing.losses(), RollbacksJson::loss)
                .objects("doubts", undoing.doubts(), RollbacksJson::doubt);
        undoing.failed().ifPresent(failed -> fields.object("failure", failed, RollbacksJson::failure));
        undoing.again().ifPresent(again -> fields.object("again", again, RollbacksJson::again));
    }

    private static void gap(Undoing.Gap gap, JsonFields fields) {
        difference(gap.difference(), fields);
        gap.made().ifPresent(made -> fields.object("made", made, RollbacksJson::place));
        gap.before().ifPresent(before -> fields.object("belongsBefore", before, RollbacksJson::place));
    }

    private static void difference(Difference difference, JsonFields fields) {
        fields.text("difference", word(difference.kind()))
                .text("object", difference.part().kind().word())
                .text("name", difference.part().name())
                .text("before", difference.before().map(SchemaPart::definition).orElse(""))
                .text("after", difference.after().map(SchemaPart::definition).orElse(""))
                .truth("decides", difference.isCertainAndDecides());
    }

    private static void loss(DataLoss loss, JsonFields fields) {
        fields.text("table", loss.table())
                .texts("columns", loss.columns())
                .text("by", word(loss.kind()))
                .text("file", loss.script().file().path())
                .number("line", line(loss.script(), loss.place()));
    }

    private static void doubt(Doubt doubt, JsonFields fields) {
        fields.text("file", doubt.script().file().path())
                .number("line", doubt.line())
                .text("reason", doubt.reason());
    }

    private static void place(Undoing.Place place, JsonFields fields) {
        fields.text("file", place.script().file().path()).number("line", place.line());
    }

    private static void again(Undoing.Again again, JsonFields fields) {
        fields.text("verdict", again.failed().isPresent() ? "fails" : again.agrees() ? "agrees" : "differs");
        again.failed().ifPresent(failed -> fields.object("failure", failed, RollbacksJson::failure));
        fields.objects("differences", again.differences(), RollbacksJson::difference);
    }

    private static void failure(FailedStatement failed, JsonFields fields) {
        fields.text("file", failed.script().file().path())
                .number("line", line(failed.script(), failed))
                .text("sqlState", failed.sqlState())
                .text("message", failed.message());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int line(Script script, Ranged place) {
        return script.file().lineOf(place.range().start());
    }
}
