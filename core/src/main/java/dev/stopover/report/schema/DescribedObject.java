package dev.stopover.report.schema;

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
import dev.stopover.definition.CommentSql;
import dev.stopover.definition.FunctionSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Persistence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An object of a schema as it is compared with another: what stays the same, and what may differ.
 *
 * @param object what the object is: table, column, index, …
 * @param owner the relation that it is a part of; empty if it stands for itself
 * @param name its name
 * @param description all else about it
 */
record DescribedObject(String object, String owner, String name, String description) {

    DescribedObject {
        description = description.strip();
    }

    private static DescribedObject of(String object, String name, String description) {
        return new DescribedObject(object, "", name, description);
    }

    /** Its name, after that of what it is a part of. */
    String fullName() {
        return owner.isEmpty() ? name : owner + "." + name;
    }

    /** Each object under what it keeps: its number, or its name where that is all it has. */
    static Map<String, DescribedObject> of(ShownSchema shown) {
        Map<String, DescribedObject> all = new LinkedHashMap<>();
        Catalog catalog = shown.catalog();
        shown.extensions().forEach(name -> all.put("extension " + name, DescribedObject.of("extension", name, "")));
        for (UserType type : shown.types()) {
            all.put("type " + type.id(), DescribedObject.of("type", type.name().toString(), description(type, shown)));
        }
        for (Table table : shown.tables()) {
            all.put(
                    "table " + table.id(),
                    DescribedObject.of("table", table.name().toString(), description(table)));
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
                    DescribedObject.of(
                            view.kindName(),
                            view.name().toString(),
                            (view.securityInvoker() ? "security invoker " : "")
                                    + view.query().map(Object::toString).orElse("")));
            parts(all, view);
        }
        for (Sequence sequence : shown.sequences()) {
            all.put(
                    "sequence " + sequence.id(),
                    DescribedObject.of("sequence", sequence.name().toString(), sequence.type()));
        }
        for (Function function : shown.functions()) {
            all.put(
                    "function " + function.id(),
                    DescribedObject.of("function", function.toString(), FunctionSql.functionBody(function)));
        }
        shown.comments()
                .forEach((about, text) -> CommentSql.object(catalog, about)
                        .ifPresent(object -> all.put(
                                "comment " + about.object() + " " + about.kind() + " " + about.name(),
                                DescribedObject.of("comment", "on " + object, SqlParts.literal(text)))));
        return all;
    }

    private static void parts(Map<String, DescribedObject> all, Relation relation) {
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
                DescribedObject.of("privileges", "on " + relation.name() + " to " + Names.quoted(role), privileges)));
    }

    private static String privilege(Grants.Entry entry) {
        return entry.column().isEmpty()
                ? entry.privilege()
                : entry.privilege() + " (" + Names.quoted(entry.column()) + ")";
    }

    private static void put(
            Map<String, DescribedObject> all,
            Relation owner,
            String object,
            String key,
            String name,
            String description) {
        all.put(
                object + " " + owner.id() + " " + key,
                new DescribedObject(object, owner.name().toString(), Names.quoted(name), description));
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
