package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers conditions that ask PostgreSQL's catalogs whether something is there, by what they compare with constants. */
final class ExistenceConditions {

    private ExistenceConditions() {}

    /** Whether what a condition asks for is there; empty where that is not known. */
    static Optional<Boolean> of(Expression condition, Catalog catalog, Session session) {
        Map<String, String> asked = comparisons(condition);
        String schema = first(
                        asked,
                        "table_schema",
                        "schemaname",
                        "schema_name",
                        "nspname",
                        "constraint_schema",
                        "routine_schema",
                        "event_object_schema",
                        "sequence_schema")
                .orElseGet(() -> asked.containsKey("to_regclass") || asked.containsKey("to_regtype")
                        ? ""
                        : Lookup.creationSchema(catalog, session));
        Optional<String> column = first(asked, "column_name", "attname");
        Optional<String> constraint = first(asked, "conname", "constraint_name");
        Optional<String> policy = first(asked, "policyname", "polname");
        Optional<String> trigger = first(asked, "tgname", "trigger_name");
        Optional<String> table = first(
                asked,
                "table_name",
                "tablename",
                "relname",
                "event_object_table",
                "conrelid",
                "polrelid",
                "tgrelid",
                "attrelid",
                "to_regclass",
                "viewname",
                "matviewname",
                "sequencename",
                "sequence_name");
        Optional<Relation> relation = table.flatMap(name -> relation(name, schema, catalog, session));
        if (asked.containsKey("pubname") && table.isPresent()) {
            return catalog.publications()
                    .find(asked.get("pubname"))
                    .map(publication -> relation.filter(
                                    found -> publication.tables().containsKey(found.id()))
                            .isPresent());
        }
        if (asked.containsKey("indexname")) {
            return Optional.of(catalog.hasRelation(name(asked.get("indexname"), schema, catalog, session)));
        }
        if (column.isPresent() && (asked.containsKey("data_type") || asked.containsKey("is_nullable"))) {
            return relation.filter(Relation::isKnown)
                    .map(found -> found.column(column.get())
                            .filter(known -> looksLike(known, asked))
                            .isPresent());
        }
        if (column.isPresent()) {
            return table.isEmpty()
                    ? Optional.empty()
                    : relation.isEmpty()
                            ? Optional.of(false)
                            : has(relation.get(), relation.get().column(column.get()));
        }
        if (constraint.isPresent()) {
            String name = constraint.get();
            if (table.isEmpty()) {
                return Optional.of(catalog.constraintNames().containsKey(new ObjectName(schema, name)));
            }
            return relation.isEmpty()
                    ? Optional.of(false)
                    : has(
                            relation.get(),
                            relation.filter(Table.class::isInstance)
                                    .flatMap(found ->
                                            ((Table) found).constraints().find(name)));
        }
        if (policy.isPresent() || trigger.isPresent()) {
            if (relation.isEmpty()) {
                return table.isEmpty() ? Optional.empty() : Optional.of(false);
            }
            Relation found = relation.get();
            return policy.isPresent()
                    ? has(found, found instanceof Table known ? known.policies().find(policy.get()) : Optional.empty())
                    : has(found, found.triggers().find(trigger.get()));
        }
        if (table.isPresent()) {
            ObjectName name = name(table.get(), schema, catalog, session);
            return relation.isPresent() && relation.get().knowledge() == Knowledge.UNKNOWN
                    ? Optional.empty()
                    : Optional.of(relation.isPresent() || catalog.hasRelation(name));
        }
        return other(asked, schema, catalog, session);
    }

    private static Optional<Boolean> other(Map<String, String> asked, String schema, Catalog catalog, Session session) {
        Optional<String> label = first(asked, "enumlabel");
        Optional<String> type = first(asked, "typname", "to_regtype", "enumtypid", "udt_name");
        if (type.isPresent()) {
            QualifiedName written = QualifiedName.parsed(type.get(), TextRange.at(0));
            Optional<UserType> found = Lookup.type(catalog, session, written.schema(), written.name())
                    .or(() -> catalog.type(new ObjectName(schema, written.name())));
            return label.isPresent()
                    ? found.map(known -> known.labels().contains(label.get()))
                    : Optional.of(found.isPresent());
        }
        Optional<String> function = first(asked, "proname", "routine_name");
        if (function.isPresent()) {
            return Optional.of(
                    !catalog.functions(new ObjectName(schema, function.get())).isEmpty());
        }
        if (asked.containsKey("extname")) {
            return Optional.of(catalog.extensions().containsKey(asked.get("extname")));
        }
        if (asked.containsKey("rolname")) {
            return catalog.roles().containsKey(asked.get("rolname")) ? Optional.of(true) : Optional.empty();
        }
        if (asked.containsKey("pubname")) {
            Optional<Publication> publication = catalog.publications().find(asked.get("pubname"));
            return Optional.of(publication.isPresent());
        }
        if (asked.containsKey("evtname")) {
            return Optional.of(catalog.eventTriggers().containsKey(asked.get("evtname")));
        }
        if (asked.containsKey("stxname")) {
            return Optional.of(catalog.hasOther(ObjectKind.STATISTICS, asked.get("stxname")));
        }
        if (asked.containsKey("nspname") || asked.containsKey("schema_name")) {
            return catalog.schemas().containsKey(schema) ? Optional.of(true) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean looksLike(Column column, Map<String, String> asked) {
        String type = asked.get("data_type");
        String described = column.type().isArray()
                ? "ARRAY"
                : column.type().id() != 0
                        ? "USER-DEFINED"
                        : DataType.of(column.type().name()).canonical();
        return (type == null || type.equals(described))
                && !(column.notNull() ? "YES" : "NO").equals(asked.get("is_nullable"));
    }

    private static Optional<Boolean> has(Relation relation, Optional<?> part) {
        return part.isPresent() || relation.knowledge() == Knowledge.KNOWN
                ? Optional.of(part.isPresent())
                : Optional.empty();
    }

    private static Optional<Relation> relation(String written, String schema, Catalog catalog, Session session) {
        return catalog.relation(name(written, schema, catalog, session));
    }

    private static ObjectName name(String written, String schema, Catalog catalog, Session session) {
        if (!schema.isEmpty() && written.indexOf('.') < 0) {
            return new ObjectName(schema, written.replace("\"", ""));
        }
        QualifiedName parsed = QualifiedName.parsed(written, TextRange.at(0));
        return Lookup.relation(catalog, session, parsed)
                .map(Relation::name)
                .orElseGet(() -> Lookup.target(catalog, session, parsed));
    }

    private static Optional<String> first(Map<String, String> asked, String... names) {
        for (String name : names) {
            if (asked.containsKey(name)) {
                return Optional.of(asked.get(name));
            }
        }
        return Optional.empty();
    }

    /** The constants that a condition compares columns with, and those that it hands to {@code to_regclass}. */
    private static Map<String, String> comparisons(Expression condition) {
        Map<String, String> asked = new HashMap<>();
        Tokens tokens = condition.tokens();
        int from = tokens.significantFrom(tokens.start(condition.first()));
        int to = tokens.significantFrom(tokens.end(condition.last()));
        for (int at = from + 2; at < to; at++) {
            int index = tokens.significant(at);
            if (!tokens.kind(index).isString()) {
                continue;
            }
            TokenKind operator = tokens.kind(tokens.significant(at - 1));
            Keyword word = tokens.keyword(tokens.significant(at - 1));
            boolean compared = operator == TokenKind.EQUALS || word == Keyword.LIKE || word == Keyword.ILIKE;
            if (compared || operator == TokenKind.LEFT_PAREN) {
                asked.putIfAbsent(tokens.value(tokens.significant(at - 2)), tokens.value(index));
            }
        }
        return asked;
    }
}
