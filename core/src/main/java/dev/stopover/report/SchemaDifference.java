package dev.stopover.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Persistence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * @param name its name; the new one if it was renamed
     * @param before what it was; its old name if it was renamed
     * @param after what it is
     */
    public record Change(Kind kind, String object, String name, Optional<String> before, Optional<String> after) {}

    /** An object as it is compared: what stays the same, and what may differ. */
    private record Described(String object, String owner, String name, String description) {

        private Described {
            description = description.strip();
        }

        private static Described of(String object, String name, String description) {
            return new Described(object, "", name, description);
        }

        private String fullName() {
            return owner.isEmpty() ? name : owner + "." + name;
        }
    }

    /** Keeps a copy of the list. */
    public SchemaDifference {
        changes = List.copyOf(changes);
    }

    /** The difference that leads from one schema to another. */
    public static SchemaDifference between(ShownSchema before, ShownSchema after) {
        Map<String, Described> old = described(before);
        Map<String, Described> current = described(after);
        List<Change> changes = new ArrayList<>();
        current.forEach((key, now) -> {
            Described then = old.remove(key);
            if (then == null) {
                changes.add(new Change(
                        Kind.ADDED, now.object(), now.fullName(), Optional.empty(), Optional.of(now.description())));
                return;
            }
            if (!then.name().equals(now.name())) {
                changes.add(new Change(
                        Kind.RENAMED, now.object(), now.fullName(), Optional.of(then.name()), Optional.of(now.name())));
            }
            if (!then.description().equals(now.description())) {
                changes.add(new Change(
                        Kind.CHANGED,
                        now.object(),
                        now.fullName(),
                        Optional.of(then.description()),
                        Optional.of(now.description())));
            }
        });
        old.values()
                .forEach(gone -> changes.add(new Change(
                        Kind.REMOVED,
                        gone.object(),
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
            text.append(
                    switch (change.kind()) {
                        case ADDED -> "+ " + what + spaced(change.after());
                        case REMOVED -> "- " + what + spaced(change.before());
                        case RENAMED ->
                            "~ " + what + ", before " + change.before().orElse("");
                        case CHANGED ->
                            "~ " + what + ": " + shownAs(change.before()) + " becomes " + shownAs(change.after());
                    });
            text.append('\n');
        }
        return text.toString();
    }

    /** The changes as one JSON array, ending in a line feed. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
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

    /** Each object under what it keeps: its number, or its name where that is all it has. */
    private static Map<String, Described> described(ShownSchema shown) {
        Map<String, Described> all = new LinkedHashMap<>();
        Catalog catalog = shown.catalog();
        shown.extensions().forEach(name -> all.put("extension " + name, Described.of("extension", name, "")));
        for (UserType type : shown.types()) {
            all.put("type " + type.id(), Described.of("type", type.name().toString(), description(type, shown)));
        }
        for (Table table : shown.tables()) {
            all.put("table " + table.id(), Described.of("table", table.name().toString(), description(table)));
            for (Column column : table.columns()) {
                put(all, table, "column", "" + column.number(), column.name(), SqlParts.column(catalog, table, column));
            }
            for (TableConstraint constraint : table.constraints().values()) {
                put(
                        all,
                        table,
                        "constraint",
                        constraint.name(),
                        constraint.name(),
                        SqlParts.constraint(catalog, table, constraint));
            }
            parts(all, table);
            table.policies()
                    .values()
                    .forEach(policy ->
                            put(all, table, "policy", policy.name(), policy.name(), SqlParts.policyBody(policy)));
        }
        List<View> views = new ArrayList<>(shown.views(false));
        views.addAll(shown.views(true));
        for (View view : views) {
            all.put(
                    "view " + view.id(),
                    Described.of(
                            view.kindName(),
                            view.name().toString(),
                            (view.securityInvoker() ? "security invoker " : "")
                                    + view.query().map(Object::toString).orElse("")));
            parts(all, view);
        }
        for (Sequence sequence : shown.sequences()) {
            all.put(
                    "sequence " + sequence.id(),
                    Described.of("sequence", sequence.name().toString(), sequence.type()));
        }
        for (Function function : shown.functions()) {
            all.put(
                    "function " + function.id(),
                    Described.of("function", function.toString(), SqlParts.functionBody(function)));
        }
        return all;
    }

    private static void parts(Map<String, Described> all, Relation relation) {
        for (Index index : relation.indexes().values()) {
            if (index.constraint().isEmpty()) {
                put(
                        all,
                        relation,
                        "index",
                        "" + index.number(),
                        index.name(),
                        (index.unique() ? "unique " : "") + SqlParts.indexBody(index));
            }
        }
        relation.triggers()
                .values()
                .forEach(trigger ->
                        put(all, relation, "trigger", trigger.name(), trigger.name(), SqlParts.triggerBody(trigger)));
        Map<String, String> grants = new TreeMap<>();
        relation.grants()
                .entries()
                .keySet()
                .forEach(entry -> grants.merge(entry.role(), privilege(entry), (one, other) -> one + ", " + other));
        grants.forEach((role, privileges) -> all.put(
                "grant " + relation.id() + " " + role,
                Described.of("privileges", "on " + relation.name() + " to " + Names.quoted(role), privileges)));
    }

    private static String privilege(Grants.Entry entry) {
        return entry.column().isEmpty()
                ? entry.privilege()
                : entry.privilege() + " (" + Names.quoted(entry.column()) + ")";
    }

    private static void put(
            Map<String, Described> all, Relation owner, String object, String key, String name, String description) {
        all.put(
                object + " " + owner.id() + " " + key,
                new Described(object, owner.name().toString(), Names.quoted(name), description));
    }

    private static String description(Table table) {
        List<String> marks = new ArrayList<>();
        if (!table.kindName().equals("table")) {
            marks.add(table.kindName());
        }
        if (table.persistence() != Persistence.PERMANENT) {
            marks.add(table.persistence().name().toLowerCase(Locale.ROOT));
        }
        if (table.rowSecurity()) {
            marks.add("row security");
        }
        if (table.forceRowSecurity()) {
            marks.add("row security forced");
        }
        marks.addAll(Uncertainty.marks(table));
        return String.join(", ", marks);
    }

    private static String description(UserType type, ShownSchema shown) {
        return switch (type.kind()) {
            case ENUM -> "enum " + type.labels().stream().map(SqlParts::literal).collect(Collectors.joining(", "));
            case COMPOSITE ->
                type.attributes().stream()
                        .map(attribute -> Names.quoted(attribute.name()) + " " + shown.type(attribute))
                        .collect(Collectors.joining(", "));
            case DOMAIN ->
                "domain "
                        + type.base()
                                .map(base -> base.printed(shown.searchPath()))
                                .orElse("")
                        + (type.notNull() ? " not null" : "")
                        + type.constraints().values().stream()
                                .map(constraint -> " " + constraint.name() + " check ("
                                        + constraint
                                                .expression()
                                                .map(SqlParts::line)
                                                .orElse("") + ")")
                                .collect(Collectors.joining());
            default -> type.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
