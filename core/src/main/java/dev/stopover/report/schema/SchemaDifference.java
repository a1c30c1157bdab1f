package dev.stopover.report.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.report.Json;
import dev.stopover.report.TerminalText;
import dev.stopover.secret.Secrets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is different between two schemas of one history, in words and as JSON. Objects are followed through renames.
 *
 * @param changes one for each object, in the order of kinds and names
 */
public record SchemaDifference(List<Change> changes) {

    /** What became of an object. */
    public enum Kind {
        /** It was made. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It has another name. */
        RENAMED,
        /** Something of it is different. */
        CHANGED
    }

    /**
     * What became of one object.
     *
     * @param kind added, removed, renamed or changed
     * @param object what the object is: table, column, index, …
     * @param owner the relation that it is a part of; empty if it stands for itself
     * @param name its name; the new one if it was renamed
     * @param before what it was; its old name if it was renamed
     * @param after what it is
     */
    public record Change(
            Kind kind, String object, String owner, String name, Optional<String> before, Optional<String> after) {

        private Change masked() {
            return new Change(kind, object, owner, name, before.map(Secrets::masked), after.map(Secrets::masked));
        }
    }

    /** Keeps a copy of the list, in which no secret is told. */
    public SchemaDifference {
        changes = changes.stream().map(Change::masked).toList();
    }

    /** The difference that leads from one schema to another. */
    public static SchemaDifference between(ShownSchema before, ShownSchema after) {
        Map<String, DescribedObject> old = DescribedObject.of(before);
        Map<String, DescribedObject> current = DescribedObject.of(after);
        List<Change> changes = new ArrayList<>();
        current.forEach((key, now) -> {
            DescribedObject then = old.remove(key);
            if (then == null) {
                changes.add(new Change(
                        Kind.ADDED,
                        now.object(),
                        now.owner(),
                        now.fullName(),
                        Optional.empty(),
                        Optional.of(now.description())));
                return;
            }
            if (!then.name().equals(now.name())) {
                changes.add(new Change(
                        Kind.RENAMED,
                        now.object(),
                        now.owner(),
                        now.fullName(),
                        Optional.of(then.name()),
                        Optional.of(now.name())));
            }
            if (!then.description().equals(now.description())) {
                changes.add(new Change(
                        Kind.CHANGED,
                        now.object(),
                        now.owner(),
                        now.fullName(),
                        Optional.of(then.description()),
                        Optional.of(now.description())));
            }
        });
        old.values()
                .forEach(gone -> changes.add(new Change(
                        Kind.REMOVED,
                        gone.object(),
                        gone.owner(),
                        gone.fullName(),
                        Optional.of(gone.description()),
                        Optional.empty())));
        changes.sort(Comparator.comparing((Change change) -> change.name()).thenComparing(Change::object));
        return new SchemaDifference(changes);
    }

    /** One line a change: what is new after a plus, what is gone after a minus. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            String what = change.object() + " " + change.name();
            String line = switch (change.kind()) {
                case ADDED -> "+ " + what + spaced(change.after());
                case REMOVED -> "- " + what + spaced(change.before());
                case RENAMED -> "~ " + what + ", before " + change.before().orElse("");
                case CHANGED -> "~ " + what + ": " + shownAs(change.before()) + " becomes " + shownAs(change.after());
            };
            text.append(TerminalText.escaped(line)).append('\n');
        }
        return text.toString();
    }

    /** The changes as one JSON array, ending in a line feed. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.allLines(text)) {
            json.writeStartArray();
            for (Change change : changes) {
                json.writeStartObject();
                json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("object", change.object());
                json.writeStringField("name", change.name());
                if (change.before().isPresent()) {
                    json.writeStringField("before", change.before().get());
                }
                if (change.after().isPresent()) {
                    json.writeStringField("after", change.after().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static String spaced(Optional<String> description) {
        return description
                .filter(text -> !text.isEmpty())
                .map(text -> " " + text)
                .orElse("");
    }

    private static String shownAs(Optional<String> description) {
        return description.filter(text -> !text.isEmpty()).orElse("nothing");
    }
}
