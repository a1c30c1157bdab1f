package dev.stopover.report.locks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a page draws of locks: for each migration its statements, and a bar for each table over those that hold its lock. */
public final class LockBars {

    private final LockTimeline timeline;
    private final LockWords words;

    private LockBars(LockTimeline timeline) {
        this.timeline = timeline;
        this.words = new LockWords(timeline);
    }

    /** The migrations that lock something that others wait for, as JSON. */
    public static String json(List<LockTimeline> timelines) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.compact(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .array(
                            "migrations",
                            timelines.stream()
                                    .filter(timeline -> !timeline.holds().isEmpty())
                                    .toList(),
                            (each, fields) -> new LockBars(each).write(fields));
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(JsonFields fields) {
        fields.text("path", timeline.script().file().path())
                .array(
                        "statements",
                        timeline.entries(),
                        (entry, inner) -> inner.number("line", entry.line())
                                .text("title", words.title(entry.executed().statement())))
                .array("bars", timeline.holds(), this::bar);
    }

    private void bar(Hold hold, JsonFields fields) {
        int from = timeline.entries().indexOf(hold.from());
        int to = from;
        for (int i = from; i < timeline.entries().size(); i++) {
            if (timeline.entries().get(i).transaction().number()
                    == hold.from().transaction().number()) {
                to = i;
            }
        }
        fields.text("name", hold.touch().name().joined())
                .text("lock", hold.lock().toString())
                .text("blocks", hold.touch().blocks())
                .text("until", words.until(hold.from()))
                .number("from", from)
                .number("to", to);
    }
}
