package dev.stopover.rollback;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.UserType;
import dev.stopover.definition.FunctionSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Names;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Functions and types, and who may do what with objects, in the form in which they are compared. */
final class ObjectParts {

    private ObjectParts() {}

    /** A function and who may call it, by key. */
    static void add(Function function, Map<String, SchemaPart> parts) {
        if (function.extension().isPresent()) {
            return;
        }
        StringBuilder form = new StringBuilder(function.kind().name());
        for (FunctionParameter parameter : function.parameters()) {
            form.append(", ").append(parameter.mode()).append(' ');
            parameter.name().ifPresent(name -> form.append(name.value()).append(' '));
            form.append(ColumnForm.searched(parameter.type().canonical()));
            parameter.defaultValue().ifPresent(value -> form.append(" default ").append(NormalForm.of(value)));
        }
        function.returns().ifPresent(type -> form.append(" returns ").append(ColumnForm.searched(type.canonical())));
        form.append(function.language()).append(function.volatility());
        form.append(function.strict()).append(function.securityDefiner());
        function.attributes().forEach((word, value) -> form.append(word).append(ColumnForm.searched(value)));
        form.append(function.settings().entrySet());
        function.body().ifPresent(body -> form.append(body(function, body)));
        String name = function.toString();
        put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.FUNCTION,
                        "",
                        name,
                        form.toString(),
                        FunctionSql.functionBody(function),
                        function.knowledge() == Knowledge.KNOWN,
                        function.origin()));
        grants(SchemaPart.Kind.FUNCTION, name, function.grants(), true, parts);
        owner(name, function.owner(), parts);
    }

    private static String body(Function function, Body body) {
        if (body instanceof Body.Source source) {
            return NormalForm.ofBody(source.source().toString());
        }
        if (body instanceof Body.Return value) {
            return NormalForm.of(value.expression());
        }
        return function.origin()
                .map(origin -> NormalForm.ofBody(body.range().of(origin.file().text())))
                .orElse("");
    }

    /** A type and who may use it, by key. */
    static void add(UserType type, Map<String, SchemaPart> parts) {
        if (type.extension().isPresent()) {
            return;
        }
        String form = switch (type.kind()) {
            case ENUM -> "enum " + type.labels();
            case COMPOSITE ->
                type.attributes().stream()
                        .map(attribute ->
                                attribute.name() + " " + attribute.type().canonical())
                        .collect(Collectors.joining(", "));
            case DOMAIN ->
                type.base().map(DataType::canonical).orElse("")
                        + type.notNull()
                        + type.defaultValue().map(NormalForm::of).orElse("")
                        + type.constraints().values().stream()
                                .map(constraint -> constraint.name()
                                        + constraint
                                                .expression()
                                                .map(NormalForm::of)
                                                .orElse(""))
                                .toList();
            case RANGE, BASE ->
                type.origin().map(ObjectParts::text).map(NormalForm::ofBody).orElse("");
        };
        String labels = type.labels().stream().map(SqlParts::literal).collect(Collectors.joining(", ", "ENUM (", ")"));
        put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.TYPE,
                        "",
                        type.name().toString(),
                        type.kind() + form,
                        type.kind() == UserType.Kind.ENUM ? labels : "",
                        type.knowledge() == Knowledge.KNOWN,
                        type.origin()));
        grants(SchemaPart.Kind.TYPE, type.name().toString(), type.grants(), true, parts);
        owner(type.name().toString(), type.owner(), parts);
    }

    static void grants(SchemaPart.Kind of, String name, Grants grants, boolean certain, Map<String, SchemaPart> parts) {
        Map<String, StringBuilder> byRole = new TreeMap<>();
        grants.entries().forEach((entry, option) -> {
            StringBuilder privileges = byRole.computeIfAbsent(entry.role(), first -> new StringBuilder());
            privileges.append(privileges.length() == 0 ? "" : ", ").append(entry.privilege());
            privileges.append(entry.column().isEmpty() ? "" : " (" + Names.quoted(entry.column()) + ")");
            privileges.append(option ? " WITH GRANT OPTION" : "");
        });
        byRole.forEach((role, privileges) -> put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.PRIVILEGES,
                        name,
                        "on " + of.word() + " " + name + " to " + Names.quoted(role),
                        privileges.toString(),
                        privileges.toString(),
                        certain,
                        Optional.empty())));
    }

    static void owner(String name, String owner, Map<String, SchemaPart> parts) {
        if (!owner.isEmpty()) {
            put(parts, new SchemaPart(SchemaPart.Kind.OWNER, name, "of " + name, owner, owner, true, Optional.empty()));
        }
    }

    static String text(Origin origin) {
        TextRange range = origin.range();
        return range.of(origin.file().text());
    }

    static void put(Map<String, SchemaPart> parts, SchemaPart part) {
        parts.put(part.key(), part);
    }
}
