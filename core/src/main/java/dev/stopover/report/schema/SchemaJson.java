package dev.stopover.report.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.report.Json;
import dev.stopover.syntax.Persistence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a schema as one JSON object: tables with all that is theirs, the names of all else, and what of it is not certain.
 */
public final class SchemaJson {

    private final ShownSchema shown;
    private final JsonGenerator json;

    private SchemaJson(ShownSchema shown, JsonGenerator json) {
        this.shown = shown;
        this.json = json;
    }

    /** The schema as text, ending in a line feed. */
    public static String of(ShownSchema shown) {
        StringWriter text = new StringWriter();
        try {
            write(shown, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(ShownSchema shown, Writer out) throws IOException {
        try (JsonGenerator json = Json.allLines(out)) {
            json.writeStartObject();
            json.writeFieldName("catalog");
            var schema = new SchemaJson(shown, json);
            schema.catalog();
            schema.uncertain();
            json.writeEndObject();
        }
    }

    private void catalog() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("enums");
        for (UserType type : shown.types()) {
            if (type.kind() == UserType.Kind.ENUM) {
                strings(type.name().joined(), type.labels());
            }
        }
        json.writeEndObject();
        strings("extensions", shown.extensions());
        TreeSet<String> functions = new TreeSet<>();
        for (Function function : shown.functions()) {
            functions.add(function.name().joined());
        }
        strings("functions", functions);
        strings("materializedViews", names(shown.views(true)));
        strings("sequences", names(shown.sequences()));
        json.writeObjectFieldStart("tables");
        for (Table table : shown.tables()) {
            table(table);
        }
        json.writeEndObject();
        strings("views", names(shown.views(false)));
        json.writeEndObject();
    }

    /** What the history may have changed in ways that cannot be told. */
    private void uncertain() throws IOException {
        json.writeObjectFieldStart("uncertain");
        uncertain(shown.tables());
        uncertain(shown.views(false));
        uncertain(shown.views(true));
        uncertain(shown.sequences());
        json.writeEndObject();
    }

    private void uncertain(List<? extends Relation> relations) throws IOException {
        for (Relation relation : relations) {
            List<String> aspects = Uncertainty.aspects(relation);
            if (!aspects.isEmpty()) {
                strings(relation.name().joined(), aspects);
            }
        }
    }

    private void table(Table table) throws IOException {
        json.writeObjectFieldStart(table.name().joined());
        json.writeArrayFieldStart("checks");
        for (TableConstraint constraint : constraints(table, ConstraintKind.CHECK)) {
            json.writeStartObject();
            json.writeStringField("name", constraint.name());
            json.writeBooleanField("validated", constraint.validated());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("columns");
        for (Column column : table.columns()) {
            json.writeObjectFieldStart(column.name());
            json.writeBooleanField("default", column.hasDefault());
            json.writeBooleanField("notNull", column.notNull());
            json.writeStringField("type", shown.type(column));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeBooleanField("forceRowSecurity", table.forceRowSecurity());
        foreignKeys(table);
        json.writeObjectFieldStart("indexes");
        for (Index index : table.indexes().values()) {
            json.writeObjectFieldStart(index.name());
            json.writeBooleanField("unique", index.unique());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeBooleanField("partition", table.isPartition());
        json.writeBooleanField("partitioned", table.isPartitioned());
        strings("policies", table.policies().keySet());
        strings(
                "primaryKey",
                table.primaryKey()
                        .filter(key -> !key.inherited())
                        .map(TableConstraint::columns)
                        .orElse(List.of()));
        json.writeBooleanField("rowSecurity", table.rowSecurity());
        strings("triggers", table.triggers().keySet());
        json.writeArrayFieldStart("unique");
        for (TableConstraint constraint : constraints(table, ConstraintKind.UNIQUE)) {
            json.writeStartObject();
            strings("columns", constraint.columns());
            json.writeStringField("name", constraint.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("unlogged", table.persistence() == Persistence.UNLOGGED);
        json.writeEndObject();
    }

    private void foreignKeys(Table table) throws IOException {
        Catalog catalog = shown.catalog();
        json.writeArrayFieldStart("foreignKeys");
        for (TableConstraint constraint : constraints(table, ConstraintKind.FOREIGN_KEY)) {
            json.writeStartObject();
            strings("columns", constraint.columns());
            json.writeStringField("name", constraint.name());
            json.writeStringField(
                    "references",
                    catalog.nameOf(constraint.references())
                            .map(ObjectName::joined)
                            .orElse(""));
            json.writeBooleanField("validated", constraint.validated());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The constraints of a kind; those that come from a parent are the parent's to show. */
    private static List<TableConstraint> constraints(Table table, ConstraintKind kind) {
        return table.constraints().values().stream()
                .filter(constraint -> constraint.kind() == kind && !constraint.inherited())
                .toList();
    }

    private static List<String> names(List<? extends Relation> relations) {
        return relations.stream().map(relation -> relation.name().joined()).toList();
    }

    private void strings(String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
