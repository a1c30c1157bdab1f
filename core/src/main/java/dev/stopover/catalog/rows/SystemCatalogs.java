package dev.stopover.catalog.rows;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of PostgreSQL's system catalogs and of the information schema, as the replayed schema has them. What may lie in
 * schemas that the history did not make stands in them as a doubtful row.
 */
final class SystemCatalogs {

    private static final String RELATION = "relation ";

    /** Roles of Supabase that are members of no others. */
    private static final Set<String> PLAIN_ROLES = Set.of("anon", "authenticated", "public");

    private final Catalog catalog;

    private final Session session;

    private final List<String> path;

    private final Answers answers;

    SystemCatalogs(Catalog catalog, Session session, Answers answers) {
        this.catalog = catalog;
        this.session = session;
        this.answers = answers;
        this.path = Lookup.schemas(session);
    }

    /**
     * The rows of a catalog, or of a table that the history has filled; empty if it is none, or one whose rows are not
     * known.
     *
     * @param wanted which of them are of use; others may be left out
     */
    Optional<List<CatalogRow>> rows(QualifiedName name, Wanted wanted) {
        String schema = name.schema().orElse("pg_catalog");
        Optional<List<CatalogRow>> rows = switch (schema) {
            case "pg_catalog" -> ofCatalog(name.name(), wanted);
            case "information_schema" -> ofInformationSchema(name.name(), wanted);
            default -> Optional.empty();
        };
        return rows.isPresent() ? rows : new FilledTables(catalog, this, answers).rows(name);
    }

    private Optional<List<CatalogRow>> ofCatalog(String name, Wanted wanted) {
        List<CatalogRow> rows = switch (name) {
            case "pg_namespace" -> schemas();
            case "pg_views" -> views(false);
            case "pg_matviews" -> views(true);
            case "pg_sequences" -> sequences("schemaname", "sequencename");
            default -> new RelationCatalogs(catalog, this, wanted).rows(name);
        };
        return Optional.ofNullable(rows != null ? rows : new SystemObjects(catalog, this, wanted).rows(name));
    }

    private Optional<List<CatalogRow>> ofInformationSchema(String name, Wanted wanted) {
        List<CatalogRow> rows = switch (name) {
            case "schemata" -> renamed(schemas(), "nspname", "schema_name");
            case "sequences" -> sequences("sequence_schema", "sequence_name");
            default -> new InformationSchema(this, wanted).rows(name);
        };
        return Optional.ofNullable(
                rows != null ? rows : new SystemObjects(catalog, this, wanted).ofInformationSchema(name));
    }

    CellValue relation(Relation relation) {
        return CellValue.object(key(relation), shown(relation.name()));
    }

    /** What tells a relation from other objects. */
    static String key(Relation relation) {
        return RELATION + relation.id();
    }

    CellValue schema(String name) {
        return CellValue.object("schema " + name, Names.quoted(name));
    }

    /** The relation that a name means. */
    Optional<Relation> named(QualifiedName name) {
        return Lookup.relation(catalog, session, name);
    }

    /** The table that a name written in a string stands for. */
    CellValue relation(String written) {
        QualifiedName name = QualifiedName.parsed(written, TextRange.at(0));
        return Lookup.relation(catalog, session, name)
                .map(this::relation)
                .or(() -> Lookup.index(catalog, session, name)
                        .map(index -> index(catalog.relation(index.table()).orElseThrow(), index)))
                .orElse(CellValue.UNKNOWN);
    }

    String currentSchema() {
        return Lookup.creationSchema(catalog, session);
    }

    String shown(ObjectName name) {
        return path.contains(name.schema())
                ? Names.quoted(name.name())
                : Names.quoted(name.schema()) + '.' + Names.quoted(name.name());
    }

    CellValue index(Relation relation, Index index) {
        ObjectName name = new ObjectName(relation.name().schema(), index.name());
        return CellValue.object("index " + name, shown(name));
    }

    /** The relations of which rows are wanted, as a column of their names or of their oids says. */
    List<Relation> relations(Wanted wanted, String column) {
        Optional<Set<String>> values = wanted.of(column);
        if (values.isEmpty()) {
            return catalog.relations();
        }
        List<Relation> relations = new ArrayList<>();
        if (column.endsWith("relid")) {
            for (String key : new TreeSet<>(values.get())) {
                ofKey(key).ifPresent(relations::add);
            }
        } else {
            for (ObjectName name : objectsCalled(values.get())) {
                catalog.relation(name).ifPresent(relations::add);
            }
        }
        return relations;
    }

    /** The relations of which {@code pg_class} has wanted rows, for themselves or for their indexes, in order. */
    List<Relation> relationsInClass(Wanted wanted) {
        Map<ObjectName, Relation> relations = new TreeMap<>();
        Optional<Set<String>> oids = wanted.of("oid");
        if (oids.isPresent() && oids.get().stream().allMatch(oid -> oid.startsWith(RELATION))) {
            for (String oid : oids.get()) {
                ofKey(oid).ifPresent(relation -> relations.put(relation.name(), relation));
            }
            return List.copyOf(relations.values());
        }
        Optional<Set<String>> names = wanted.of("relname");
        if (names.isEmpty()) {
            return catalog.relations();
        }
        for (ObjectName name : objectsCalled(names.get())) {
            catalog.relation(name)
                    .or(() -> catalog.index(name).flatMap(index -> catalog.relation(index.table())))
                    .ifPresent(relation -> relations.put(relation.name(), relation));
        }
        return List.copyOf(relations.values());
    }

    /** The tables among them. */
    List<Table> tables(Wanted wanted, String column) {
        List<Table> tables = new ArrayList<>();
        for (Relation relation : relations(wanted, column)) {
            if (relation instanceof Table table) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** What may have one of these names, in any schema. */
    private List<ObjectName> objectsCalled(Set<String> names) {
        List<ObjectName> objects = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            for (String schema : catalog.schemas().keySet()) {
                objects.add(new ObjectName(schema, name));
            }
            objects.add(new ObjectName(Session.TEMPORARY_SCHEMA, name));
        }
        return objects;
    }

    private Optional<Relation> ofKey(String key) {
        return key.startsWith(RELATION)
                ? catalog.relation(Integer.parseInt(key.substring(RELATION.length())))
                : Optional.empty();
    }

    /** Whether a role that is no member of others has a privilege on a relation. */
    CellValue hasPrivilege(List<CellValue> arguments) {
        if (arguments.size() != 3
                || !arguments.get(0).isText()
                || !arguments.get(2).isText()) {
            return CellValue.UNKNOWN;
        }
        String role = arguments.get(0).text();
        CellValue of = arguments.get(1).isText() ? relation(arguments.get(1).text()) : arguments.get(1);
        Optional<Relation> known = of.kind() == CellValue.Kind.OBJECT ? ofKey(of.text()) : Optional.empty();
        return known.filter(one -> PLAIN_ROLES.contains(role)
                        && !isDoubtful(one)
                        && !one.isUncertain(Aspect.PRIVILEGES)
                        && !one.owner().equals(role))
                .map(one -> one.grants().allows(role, arguments.get(2).text().toUpperCase(Locale.ROOT)))
                .map(CellValue::of)
                .orElse(CellValue.UNKNOWN);
    }

    static boolean isDoubtful(Relation relation) {
        return !relation.isKnown() || relation.isUncertain(Aspect.EXISTENCE);
    }

    /** The schemas of which the history does not know all. */
    List<String> foreignSchemas() {
        List<String> foreign = new ArrayList<>(List.of("pg_catalog", "information_schema"));
        for (Schema schema : catalog.schemas().values()) {
            if (schema.origin().isEmpty() && !schema.name().equals("public")) {
                foreign.add(schema.name());
            }
        }
        return foreign;
    }

    /** Adds what may lie in schemas that the history did not make. */
    List<CatalogRow> withForeign(List<CatalogRow> rows, String schema, String... names) {
        for (String foreign : foreignSchemas()) {
            List<Object> columns = new ArrayList<>(List.of(schema, foreign));
            for (String name : names) {
                columns.add(name);
                columns.add(CellValue.OTHER);
            }
            rows.add(CatalogRow.of(true, columns.toArray()));
        }
        return rows;
    }

    private static List<CatalogRow> renamed(List<CatalogRow> rows, String from, String to) {
        List<CatalogRow> renamed = new ArrayList<>();
        rows.forEach(row -> renamed.add(CatalogRow.of(row.doubtful(), to, row.column(from))));
        return renamed;
    }

    private List<CatalogRow> schemas() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Schema schema : catalog.schemas().values()) {
            rows.add(CatalogRow.of(false, "oid", schema(schema.name()), "nspname", schema.name()));
        }
        for (String foreign : List.of("pg_catalog", "information_schema")) {
            rows.add(CatalogRow.of(false, "oid", schema(foreign), "nspname", foreign));
        }
        return rows;
    }

    List<CatalogRow> views(boolean materialized) {
        String column = materialized ? "matviewname" : "viewname";
        List<CatalogRow> rows = new ArrayList<>();
        for (View view : catalog.views()) {
            if (view.isMaterialized() == materialized) {
                rows.add(CatalogRow.of(
                        isDoubtful(view),
                        "schemaname",
                        view.name().schema(),
                        column,
                        view.name().name()));
            }
        }
        return withForeign(rows, "schemaname", column);
    }

    private List<CatalogRow> sequences(String schema, String name) {
        List<CatalogRow> rows = new ArrayList<>();
        for (Sequence sequence : catalog.sequences()) {
            boolean listed = !name.equals("sequence_name") || !sequence.isIdentity();
            if (listed) {
                rows.add(CatalogRow.of(
                        isDoubtful(sequence),
                        schema,
                        sequence.name().schema(),
                        name,
                        sequence.name().name()));
            }
        }
        return withForeign(rows, schema, name);
    }
}
