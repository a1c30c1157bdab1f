package dev.stopover.catalog;

import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What names mean in a session: PostgreSQL looks in its temporary schema, then along the search path. */
public final class Lookup {

    /** So many generations of parents are looked at. */
    private static final int DEEPEST = 32;

    private Lookup() {}

    /** The relation that a name means. */
    public static Optional<Relation> relation(Catalog catalog, Session session, QualifiedName name) {
        if (name.schema().isPresent()) {
            return catalog.relation(new ObjectName(name.schema().get(), name.name()));
        }
        for (String schema : schemas(session)) {
            Optional<Relation> found = catalog.relation(new ObjectName(schema, name.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The index that a name means. */
    public static Optional<Index> index(Catalog catalog, Session session, QualifiedName name) {
        if (name.schema().isPresent()) {
            return catalog.index(new ObjectName(name.schema().get(), name.name()));
        }
        for (String schema : schemas(session)) {
            Optional<Index> found = catalog.index(new ObjectName(schema, name.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The type that a name means, if the history or an extension made it. */
    public static Optional<UserType> type(Catalog catalog, Session session, Optional<String> schema, String name) {
        if (schema.isPresent()) {
            return catalog.type(new ObjectName(schema.get(), name));
        }
        for (String each : schemas(session)) {
            Optional<UserType> found = catalog.type(new ObjectName(each, name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The functions that a name may mean, those of earlier schemas in the search path first. */
    public static List<Function> functions(Catalog catalog, Session session, Optional<String> schema, String name) {
        if (schema.isPresent()) {
            return catalog.functions(new ObjectName(schema.get(), name));
        }
        List<Function> found = new ArrayList<>();
        for (String each : schemas(session)) {
            found.addAll(catalog.functions(new ObjectName(each, name)));
        }
        return found;
    }

    /** The function that a name means, if it can mean but one, whatever its arguments. */
    public static Optional<Function> onlyFunction(Catalog catalog, Session session, QualifiedName name) {
        Optional<ObjectName> only = Optional.empty();
        int all = 0;
        for (String schema : name.schema().map(List::of).orElseGet(() -> schemas(session))) {
            ObjectName object = new ObjectName(schema, name.name());
            int overloads = catalog.functionNames().find(object).map(Map::size).orElse(0);
            all += overloads;
            only = overloads == 1 ? Optional.of(object) : only;
        }
        return all == 1 ? only.map(object -> catalog.functions(object).get(0)) : Optional.empty();
    }

    /** The functions of a signature that a name may mean, at most one a schema, in the same order. */
    public static List<Function> functions(Catalog catalog, Session session, QualifiedName name, String signature) {
        List<Function> found = new ArrayList<>();
        for (String schema : name.schema().map(List::of).orElseGet(() -> schemas(session))) {
            catalog.function(new ObjectName(schema, name.name()), signature).ifPresent(found::add);
        }
        return found;
    }

    /** The type that is written, with its user-defined type's id and schema where the history or an extension made it. */
    public static DataType dataType(Catalog catalog, Session session, TypeName written) {
        if (written.reference()) {
            return referenced(catalog, session, written);
        }
        String name = switch (written.name()) {
            case "serial" -> "integer";
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> written.name();
        };
        if (written.schema().filter("pg_catalog"::equals).isPresent()
                || BuiltIn.isType(name) && written.schema().isEmpty()) {
            return new DataType(0, Optional.empty(), name, written.modifiers(), "", written.arrayDimensions());
        }
        return type(catalog, session, written.schema(), name)
                .map(type -> of(type.id(), type.name(), written))
                .or(() -> rowType(catalog, session, written))
                .orElseGet(() ->
                        new DataType(0, written.schema(), name, written.modifiers(), "", written.arrayDimensions()));
    }

    /** The names of the schemas along the search path; temporary objects come first. */
    public static List<String> schemas(Session session) {
        List<String> path = session.searchPath();
        List<String> schemas = new ArrayList<>(path.size() + 1);
        if (!path.contains(Session.TEMPORARY_SCHEMA)) {
            schemas.add(Session.TEMPORARY_SCHEMA);
        }
        // Unless the path names it, pg_catalog comes first (PostgreSQL manual, section 5.10.5).
        if (!path.contains("pg_catalog")) {
            schemas.add("pg_catalog");
        }
        for (String schema : path) {
            if (schema.equals("$user")) {
                session.role().ifPresent(schemas::add);
            } else {
                schemas.add(schema);
            }
        }
        return schemas;
    }

    /** The name under which an object is made: in the first schema of the search path that there is. */
    public static ObjectName target(Catalog catalog, Session session, QualifiedName name) {
        return new ObjectName(name.schema().orElseGet(() -> creationSchema(catalog, session)), name.name());
    }

    /** The schema in which what is made without one comes to lie. */
    public static String creationSchema(Catalog catalog, Session session) {
        List<String> schemas = schemas(session);
        for (String schema : schemas) {
            if (!schema.equals(Session.TEMPORARY_SCHEMA) && catalog.schemas().containsKey(schema)) {
                return schema;
            }
        }
        for (String schema : schemas) {
            if (!schema.equals(Session.TEMPORARY_SCHEMA)) {
                return schema;
            }
        }
        return "public";
    }

    /** Whether the catalog has all columns of a relation; a child of what is not known may have more. */
    public static boolean hasAllColumns(Catalog catalog, Relation relation) {
        return relation instanceof View view
                ? view.isKnown() && view.columnsKnown()
                : hasAllColumns(catalog, relation, DEEPEST);
    }

    private static boolean hasAllColumns(Catalog catalog, Relation relation, int generations) {
        if (!relation.isKnown() || generations == 0) {
            return false;
        }
        for (int parent : relation instanceof Table table ? table.parents() : List.<Integer>of()) {
            if (catalog.relation(parent)
                    .filter(known -> hasAllColumns(catalog, known, generations - 1))
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<DataType> rowType(Catalog catalog, Session session, TypeName written) {
        QualifiedName name = new QualifiedName(written.range(), Optional.empty(), written.schema(), written.name());
        return relation(catalog, session, name).map(relation -> of(relation.id(), relation.name(), written));
    }

    private static DataType of(int id, ObjectName name, TypeName written) {
        return new DataType(
                id, Optional.of(name.schema()), name.name(), written.modifiers(), "", written.arrayDimensions());
    }

    /** {@code table.column%TYPE}: the parser puts the table, and its schema, before the column's name. */
    private static DataType referenced(Catalog catalog, Session session, TypeName written) {
        String table = written.schema().orElse("");
        int dot = table.indexOf('.');
        Optional<String> schema = dot < 0 ? Optional.empty() : Optional.of(table.substring(0, dot));
        QualifiedName name = new QualifiedName(written.range(), Optional.empty(), schema, table.substring(dot + 1));
        return relation(catalog, session, name)
                .flatMap(relation -> relation.column(written.name()))
                .map(Column::type)
                .orElse(DataType.UNKNOWN);
    }
}
