package dev.stopover.rollback;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.RewriteRule;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.definition.FunctionSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TriggerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of one schema, each in the form in which it is compared. */
final class SchemaParts {

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    private final Catalog catalog;
    private final Map<String, SchemaPart> parts;

    private SchemaParts(Catalog catalog, Map<String, SchemaPart> parts) {
        this.catalog = catalog;
        this.parts = parts;
    }

    /** A relation and all that is its own, by key. */
    static void add(Catalog catalog, Relation relation, Map<String, SchemaPart> parts) {
        new SchemaParts(catalog, parts).relation(relation);
    }

    /** A function and who may call it. */
    static void add(Catalog catalog, Function function, Map<String, SchemaPart> parts) {
        new SchemaParts(catalog, parts).function(function);
    }

    /** A type and who may use it. */
    static void add(Catalog catalog, UserType type, Map<String, SchemaPart> parts) {
        new SchemaParts(catalog, parts).type(type);
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

    private void relation(Relation relation) {
        if (relation instanceof Table table) {
            table(table);
        } else if (relation instanceof View view) {
            view(view);
        } else if (relation instanceof Sequence sequence) {
            sequence(sequence);
        }
        relation.indexes().values().forEach(index -> index(relation, index));
        relation.triggers().values().forEach(trigger -> trigger(relation, trigger));
        relation.rules().values().forEach(rule -> rule(relation, rule));
        boolean certain = isCertain(relation, Aspect.PRIVILEGES);
        grants(kindOf(relation), relation.name().toString(), relation.grants(), certain, parts);
        owner(relation.name().toString(), relation.owner());
    }

    private void owner(String name, String owner) {
        if (!owner.isEmpty()) {
            put(parts, new SchemaPart(SchemaPart.Kind.OWNER, name, "of " + name, owner, owner, true, Optional.empty()));
        }
    }

    static SchemaPart.Kind kindOf(Relation relation) {
        if (relation instanceof View view) {
            return view.isMaterialized() ? SchemaPart.Kind.MATERIALIZED_VIEW : SchemaPart.Kind.VIEW;
        }
        return relation instanceof Sequence ? SchemaPart.Kind.SEQUENCE : SchemaPart.Kind.TABLE;
    }

    private void table(Table table) {
        List<String> form = new ArrayList<>();
        form.add(table.kindName());
        form.add(table.persistence().name());
        form.add(table.rowSecurity() ? "row security" : "");
        form.add(table.forceRowSecurity() ? "forced" : "");
        form.add(table.isPartition() ? "partition " + bound(table) : "");
        table.parents().forEach(parent -> form.add(nameOf(parent)));
        form.add(table.options().entrySet().toString());
        boolean certain = isCertain(table, Aspect.ROW_SECURITY);
        whole(SchemaPart.Kind.TABLE, table, String.join("; ", form), certain);
        for (Column column : table.columns()) {
            part(
                    SchemaPart.Kind.COLUMN,
                    table,
                    column.name(),
                    column(table, column),
                    SqlParts.column(catalog, table, column),
                    isCertain(table, Aspect.DEFINITION),
                    column.origin());
        }
        String order = table.columns().stream()
                .map(column -> Names.quoted(column.name()))
                .collect(Collectors.joining(", "));
        put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.COLUMN_ORDER,
                        table.name().toString(),
                        "of " + table.name(),
                        order,
                        order,
                        true,
                        Optional.empty()));
        for (TableConstraint constraint : table.constraints().values()) {
            if (constraint.local() && constraint.kind() != ConstraintKind.NOT_NULL) {
                part(
                        SchemaPart.Kind.CONSTRAINT,
                        table,
                        constraint.name(),
                        constraint(table, constraint),
                        SqlParts.constraint(catalog, table, constraint),
                        isCertain(table, Aspect.DEFINITION),
                        constraint.origin());
            }
        }
        table.policies().values().forEach(policy -> policy(table, policy));
    }

    private static String bound(Table table) {
        return table.partitionBound()
                .map(bound -> bound.defaultPartition()
                        ? "DEFAULT"
                        : bound.values().stream().map(NormalForm::of).collect(Collectors.joining(", ")))
                .orElse("");
    }

    private String nameOf(int id) {
        return catalog.nameOf(id).map(ObjectName::toString).orElse("");
    }

    private static boolean isCertain(Relation relation, Aspect aspect) {
        return !relation.isUncertain(aspect) && !relation.isUncertain(Aspect.EXISTENCE);
    }

    private String column(Table table, Column column) {
        StringBuilder form = new StringBuilder(column.type().canonical());
        column.collation().ifPresent(collation -> form.append(" collate ").append(collation));
        form.append(column.notNull() ? " not null" : "");
        form.append(column.identity() == IdentityKind.NONE ? "" : " identity " + column.identity());
        column.generated()
                .ifPresent(expression -> form.append(" generated ")
                        .append(NormalForm.of(expression))
                        .append(column.stored()));
        form.append(defaultOf(table, column));
        return form.toString();
    }

    private String defaultOf(Table table, Column column) {
        if (column.serial()) {
            return catalog.sequencesOf(table, column).stream()
                    .findFirst()
                    .map(sequence ->
                            " default nextval " + searched(sequence.name().toString()))
                    .orElse("");
        }
        return column.defaultValue()
                .map(value -> defaultOf(column.type(), value))
                .orElse("");
    }

    /** A default as PostgreSQL keeps it: NULL is none, and a constant is one of the column's type. */
    private static String defaultOf(DataType type, Expression value) {
        String form = NormalForm.of(value);
        if (form.equals("null")) {
            return "";
        }
        boolean constant = form.length() > 1 && form.indexOf('\'') == 0 && form.indexOf('\'', 1) == form.length() - 1;
        String inside = constant ? form.substring(1, form.length() - 1) : "";
        if (form.startsWith("nextval ( '") && form.endsWith("' )")) {
            return " default nextval " + searched(form.substring(11, form.length() - 3));
        }
        if (constant && !type.isArray() && NUMBERS.contains(type.name())) {
            return " default " + inside.strip();
        }
        if (constant && !type.isArray() && type.name().equals("boolean")) {
            boolean on = Set.of("t", "true", "on", "yes", "y", "1").contains(inside);
            return " default " + on;
        }
        return " default " + form;
    }

    /** A name without the schema that is always searched, and without quotes that it does not need. */
    private static String searched(String name) {
        String plain = name.replace("\"", "");
        return plain.startsWith("public.") ? plain.substring("public.".length()) : plain;
    }

    private String constraint(Table table, TableConstraint constraint) {
        if (constraint.kind() != ConstraintKind.CHECK) {
            return SqlParts.constraint(catalog, table, constraint);
        }
        return "CHECK " + constraint.expression().map(NormalForm::of).orElse("") + constraint.validated()
                + constraint.enforced() + constraint.noInherit();
    }

    private void index(Relation relation, Index index) {
        if (index.constraint().isPresent() || index.parent().isPresent()) {
            return;
        }
        StringBuilder form = new StringBuilder(relation.name().toString());
        form.append(index.unique() ? " unique " : " ").append(index.method());
        index.keys().forEach(key -> form.append(key(key)));
        form.append(index.include());
        index.predicate().ifPresent(predicate -> form.append(" where ").append(NormalForm.of(predicate)));
        form.append(index.nullsDistinct()).append(index.options().entrySet()).append(index.valid());
        ObjectName name = new ObjectName(relation.name().schema(), index.name());
        put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.INDEX,
                        relation.name().toString(),
                        name.toString(),
                        form.toString(),
                        (index.unique() ? "UNIQUE ON " : "ON ") + relation.name() + SqlParts.indexBody(index),
                        isCertain(relation, Aspect.INDEXES),
                        index.origin()));
    }

    private static String key(Index.Key key) {
        StringBuilder form = new StringBuilder(" (");
        form.append(key.column()
                .orElseGet(() -> key.expression().map(NormalForm::of).orElse("")));
        if (key.written().isPresent()) {
            IndexColumn written = key.written().get();
            written.collation().ifPresent(collation -> form.append(" collate ").append(collation.name()));
            written.operatorClass().ifPresent(operatorClass -> form.append(' ').append(operatorClass.name()));
            form.append(written.descending() ? " desc" : "");
            boolean first = written.nullsFirst().orElse(written.descending());
            form.append(first ? " nulls first" : "");
        }
        return form.append(')').toString();
    }

    private void policy(Table table, Policy policy) {
        String form = policy.permissive() + " " + policy.command() + " "
                + policy.roles().stream().sorted().toList()
                + policy.using().map(using -> " using " + NormalForm.of(using)).orElse("")
                + policy.withCheck()
                        .map(check -> " check " + NormalForm.of(check))
                        .orElse("");
        part(
                SchemaPart.Kind.POLICY,
                table,
                policy.name(),
                form,
                SqlParts.policyBody(policy).strip(),
                isCertain(table, Aspect.POLICIES),
                policy.origin());
    }

    private void trigger(Relation relation, Trigger trigger) {
        if (trigger.inherited()) {
            return;
        }
        String events =
                trigger.events().stream().map(SchemaParts::event).sorted().collect(Collectors.joining(" or "));
        String form = trigger.timing() + " " + events + " " + trigger.forEachRow() + trigger.constraint()
                + trigger.when().map(NormalForm::of).orElse("") + " " + trigger.function() + trigger.arguments()
                + trigger.state();
        part(
                SchemaPart.Kind.TRIGGER,
                relation,
                trigger.name(),
                form,
                SqlParts.triggerBody(trigger),
                isCertain(relation, Aspect.TRIGGERS),
                trigger.origin());
    }

    private static String event(TriggerEvent event) {
        return event.event()
                + event.columns().stream()
                        .map(column -> column.value())
                        .sorted()
                        .toList();
    }

    private void rule(Relation relation, RewriteRule rule) {
        String written = rule.origin().map(SchemaParts::text).orElse("");
        part(
                SchemaPart.Kind.RULE,
                relation,
                rule.name(),
                NormalForm.ofBody(written),
                written,
                isCertain(relation, Aspect.TRIGGERS),
                rule.origin());
    }

    private void view(View view) {
        String columns =
                view.columnsKnown() ? view.columns().stream().map(Column::name).collect(Collectors.joining(", ")) : "";
        whole(
                kindOf(view),
                view,
                view.query().map(NormalForm::of).orElse("") + "; " + columns + "; "
                        + view.options().entrySet(),
                isCertain(view, Aspect.DEFINITION));
    }

    /** One that a column owns comes and goes with its table. */
    private void sequence(Sequence sequence) {
        Optional<Relation> table = sequence.ownerTable().flatMap(catalog::relation);
        String column = table.stream()
                .flatMap(owner -> owner.columns().stream())
                .filter(each -> each.number() == sequence.ownerColumn())
                .map(Column::name)
                .findFirst()
                .orElse("");
        String owner = table.map(Relation::toString).orElse("");
        put(
                parts,
                new SchemaPart(
                        SchemaPart.Kind.SEQUENCE,
                        owner,
                        sequence.name().toString(),
                        sequence.type() + " owned by " + owner + "." + column + sequence.isIdentity(),
                        "",
                        isCertain(sequence, Aspect.DEFINITION),
                        sequence.origin()));
    }

    private void function(Function function) {
        if (function.extension().isPresent()) {
            return;
        }
        StringBuilder form = new StringBuilder(function.kind().name());
        for (FunctionParameter parameter : function.parameters()) {
            form.append(", ").append(parameter.mode()).append(' ');
            parameter.name().ifPresent(name -> form.append(name.value()).append(' '));
            form.append(searched(parameter.type().canonical()));
            parameter.defaultValue().ifPresent(value -> form.append(" default ").append(NormalForm.of(value)));
        }
        function.returns().ifPresent(type -> form.append(" returns ").append(searched(type.canonical())));
        form.append(function.language()).append(function.volatility());
        form.append(function.strict()).append(function.securityDefiner());
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
        owner(name, function.owner());
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

    private void type(UserType type) {
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
                type.origin().map(SchemaParts::text).map(NormalForm::ofBody).orElse("");
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
    }

    static String text(Origin origin) {
        TextRange range = origin.range();
        return range.of(origin.file().text());
    }

    private void whole(SchemaPart.Kind kind, Relation relation, String form, boolean certain) {
        put(parts, new SchemaPart(kind, "", relation.name().toString(), form, "", certain, relation.origin()));
    }

    private void part(
            SchemaPart.Kind kind,
            Relation owner,
            String name,
            String form,
            String definition,
            boolean certain,
            Optional<Origin> origin) {
        String ownerName = owner.name().toString();
        put(
                parts,
                new SchemaPart(
                        kind, ownerName, ownerName + "." + Names.quoted(name), form, definition, certain, origin));
    }

    static void put(Map<String, SchemaPart> parts, SchemaPart part) {
        parts.put(part.key(), part);
    }
}
