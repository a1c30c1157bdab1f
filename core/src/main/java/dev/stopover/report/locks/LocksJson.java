package dev.stopover.report.locks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Entry;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Says as JSON what migrations lock while they run. */
public final class LocksJson {

    private final LockWords words;

    private LocksJson(LockTimeline timeline) {
        this.words = new LockWords(timeline);
    }

    /** Writes the timelines, and leaves the stream open. */
    public static void write(List<LockTimeline> timelines, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .array(
                            "migrations",
                            timelines,
                            (timeline, fields) -> new LocksJson(timeline).timeline(timeline, fields));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void timeline(LockTimeline timeline, JsonFields fields) {
        fields.text("file", timeline.script().file().path())
                .text("version", timeline.migration().version())
                .text("direction", timeline.rollback() ? "down" : "up")
                .text("transaction", timeline.script().transaction().id())
                .array("statements", timeline.entries(), this::entry)
                .array("strongest", timeline.strongest(), this::hold);
    }

    private void entry(Entry entry, JsonFields fields) {
        fields.number("line", entry.line())
                .text("statement", words.title(entry.executed().statement()))
                .truth("certain", entry.executed().nesting().certain())
                .text("until", words.until(entry))
                .array("relations", entry.effect().standing(), LocksJson::touch)
                .array("risks", entry.effect().risks(), LocksJson::refusal)
                .texts("unknown", entry.effect().unknown());
        entry.effect().refusal().ifPresent(refusal -> fields.object("refusal", refusal, LocksJson::refusal));
    }

    private static void touch(Touch touch, JsonFields fields) {
        fields.text("kind", touch.kind().toString())
                .text("name", touch.name().joined())
                .text("lock", touch.lock().map(Object::toString))
                .text("blocks", touch.blocks())
                .text("rewrite", touch.rewrite().name().toLowerCase(Locale.ROOT))
                .text("scan", touch.scan().name().toLowerCase(Locale.ROOT))
                .flag("indexBuild", touch.indexBuild());
    }

    private static void refusal(Failure refusal, JsonFields fields) {
        fields.text("sqlState", refusal.sqlState())
                .text("reason", refusal.message())
                .text("condition", refusal.rows());
    }

    private void hold(Hold hold, JsonFields fields) {
        fields.text("name", hold.touch().name().joined())
                .text("lock", hold.lock().toString())
                .text("blocks", hold.touch().blocks())
                .number("fromLine", hold.strongest().line())
                .text("until", words.until(hold.from()))
                .array(
                        "meanwhile",
                        hold.works(),
                        (entry, inner) -> inner.number("line", entry.line())
                                .text("statement", words.title(entry.executed().statement())));
    }
}
