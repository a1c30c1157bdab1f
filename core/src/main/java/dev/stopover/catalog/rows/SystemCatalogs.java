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
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of PostgreSQL's system catalogs and of the information schema, as the replayed schema has them. What may lie in
 * schemas that the history did not make stands in them as a doubtful row.
 */
final class SystemCatalogs {

    private final Catalog catalog;

    private final Session session;

    private final List<String> path;
    private Set<String> wanted = Set.of();

    SystemCatalogs(Catalog catalog, Session session) {
        this.catalog = catalog;
        this.session = session;
        this.path = Lookup.schemas(session);
    }

    /**
     * The rows of a catalog; empty if it is none, or one whose rows the schema does not say.
     *
     * @param names the names of the relations that are asked for; rows of others may be left out. Empty for all
     */
    Optional<List<CatalogRow>> rows(QualifiedName name, Set<String> names) {
        wanted = names;
        String schema = name.schema().orElse("pg_catalog");
        return switch (schema) {
            case "pg_catalog" -> ofCatalog(name.name());
            case "information_schema" -> ofInformationSchema(name.name());
            default -> Optional.empty();
        };
    }

    private Optional<List<CatalogRow>> ofCatalog(String name) {
        List<CatalogRow> rows = switch (name) {
            case "pg_namespace" -> schemas();
            case "pg_views" -> views(false);
            case "pg_matviews" -> views(true);
            case "pg_sequences" -> sequences("schemaname", "sequencename");
            default -> new RelationCatalogs(catalog, this).rows(name);
        };
        return Optional.ofNullable(rows != null ? rows : new SystemObjects(catalog, this).rows(name));
    }

    private Optional<List<CatalogRow>> ofInformationSchema(String name) {
        List<CatalogRow> rows = switch (name) {
            case "schemata" -> renamed(schemas(), "nspname", "schema_name");
            case "sequences" -> sequences("sequence_schema", "sequence_name");
            default -> new InformationSchema(catalog, this).rows(name);
        };
        return Optional.ofNullable(rows != null ? rows : new SystemObjects(catalog, this).ofInformationSchema(name));
    }

    CellValue relation(Relation relation) {
        return CellValue.object("relation " + relation.id(), shown(relation.name()));
    }

    CellValue schema(String name) {
        return CellValue.object("schema " + name, Names.quoted(name));
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

    /** The relations that are asked for. */
    List<Relation> relations() {
        if (wanted.isEmpty()) {
            return catalog.relations();
        }
        List<Relation> relations = new ArrayList<>();
        for (String schema : catalog.schemas().keySet()) {
            for (String name : wanted) {
                catalog.relation(new ObjectName(schema, name)).ifPresent(relations::add);
            }
        }
        return relations;
    }

    /** The tables that are asked for. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Relation relation : relations()) {
            if (relation instanceof Table table) {
                tables.add(table);
            }
        }
        return tables;
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
