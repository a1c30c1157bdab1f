package dev.stopover.catalog.rows;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;

/** The rows of the catalogs of relations, their columns, indexes and constraints. */
final class RelationCatalogs {

    private final Catalog catalog;
    private final SystemCatalogs names;
    private final Wanted wanted;

    RelationCatalogs(Catalog catalog, SystemCatalogs names, Wanted wanted) {
        this.catalog = catalog;
        this.names = names;
        this.wanted = wanted;
    }

    /** The rows of a catalog in {@code pg_catalog}; null if it is another. */
    List<CatalogRow> rows(String name) {
        return switch (name) {
            case "pg_class" -> classes();
            case "pg_tables" -> tables();
            case "pg_attribute" -> attributes();
            case "pg_inherits" -> inheritance();
            case "pg_index" -> indexes();
            case "pg_indexes" -> indexNames();
            case "pg_constraint" -> constraints();
            default -> null;
        };
    }

    private List<CatalogRow> classes() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relationsInClass(wanted)) {
            boolean doubtful = SystemCatalogs.isDoubtful(relation);
            Table table = relation instanceof Table known ? known : null;
            if (wanted.is("relname", relation.name().name()) && wanted.is("oid", relation)) {
                rows.add(CatalogRow.of(
                        doubtful,
                        "oid",
                        names.relation(relation),
                        "relname",
                        relation.name().name(),
                        "relnamespace",
                        names.schema(relation.name().schema()),
                        "relkind",
                        kind(relation),
                        "relowner",
                        CellValue.object("role " + relation.owner(), Names.quoted(relation.owner())),
                        "relrowsecurity",
                        table == null ? CellValue.FALSE : rowSecurity(table),
                        "relispartition",
                        table != null && table.isPartition(),
                        "relpersistence",
                        table == null || !table.isTemporary() ? CellValue.text("p") : CellValue.text("t"),
                        "relpartbound",
                        table == null ? CellValue.NULL : bound(table)));
            }
            for (Index index : relation.indexes().values()) {
                if (!wanted.is("relname", index.name())
                        || !wanted.is("oid", names.index(relation, index).text())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        doubtful || relation.isUncertain(Aspect.INDEXES),
                        "oid",
                        names.index(relation, index),
                        "relname",
                        index.name(),
                        "relnamespace",
                        names.schema(relation.name().schema()),
                        "relkind",
                        table != null && table.isPartitioned() ? "I" : "i",
                        "relispartition",
                        index.parent().isPresent()));
            }
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(true, "relname", CellValue.OTHER, "relnamespace", names.schema(foreign)));
        }
        return rows;
    }

    private static CellValue rowSecurity(Table table) {
        return table.rowSecurityKnown() ? CellValue.of(table.rowSecurity()) : CellValue.UNKNOWN;
    }

    /** What {@code pg_get_expr} prints of the bound of a partition: known only of the default one. */
    private static CellValue bound(Table table) {
        return table.partitionBound()
                .map(bound -> bound.defaultPartition() ? CellValue.text("DEFAULT") : CellValue.UNKNOWN)
                .orElse(CellValue.NULL);
    }

    private static String kind(Relation relation) {
        if (relation instanceof Sequence) {
            return "S";
        }
        if (relation instanceof View view) {
            return view.isMaterialized() ? "m" : "v";
        }
        Table table = (Table) relation;
        return table.isForeign() ? "f" : table.isPartitioned() ? "p" : "r";
    }

    private List<CatalogRow> tables() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : names.tables(wanted, "tablename")) {
            if (!table.isForeign()) {
                rows.add(CatalogRow.of(
                        SystemCatalogs.isDoubtful(table),
                        "schemaname",
                        table.name().schema(),
                        "tablename",
                        table.name().name(),
                        "tableowner",
                        table.owner(),
                        "rowsecurity",
                        rowSecurity(table)));
            }
        }
        return names.withForeign(rows, "schemaname", "tablename");
    }

    private List<CatalogRow> attributes() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "attrelid")) {
            boolean known = relation.isKnown() && !relation.isUncertain(Aspect.DEFINITION);
            for (Column column : relation.columns()) {
                if (!wanted.is("attname", column.name())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        SystemCatalogs.isDoubtful(relation) || !known,
                        "attrelid",
                        names.relation(relation),
                        "attname",
                        column.name(),
                        "attnum",
                        column.number(),
                        "attnotnull",
                        column.notNull(),
                        "atthasdef",
                        column.hasDefault(),
                        "attisdropped",
                        CellValue.FALSE,
                        "attidentity",
                        column.identity() == IdentityKind.NONE
                                ? ""
                                : column.identity() == IdentityKind.ALWAYS ? "a" : "d"));
            }
            if (!known) {
                rows.add(CatalogRow.of(true, "attrelid", names.relation(relation)));
            }
        }
        return rows;
    }

    private List<CatalogRow> inheritance() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : catalog.tables()) {
            for (int parent : table.parents()) {
                catalog.relation(parent)
                        .ifPresent(known -> rows.add(CatalogRow.of(
                                SystemCatalogs.isDoubtful(table),
                                "inhrelid",
                                names.relation(table),
                                "inhparent",
                                names.relation(known))));
            }
        }
        return rows;
    }

    private List<CatalogRow> indexes() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "indrelid")) {
            boolean doubtful = SystemCatalogs.isDoubtful(relation) || relation.isUncertain(Aspect.INDEXES);
            for (Index index : relation.indexes().values()) {
                boolean primary = relation instanceof Table table
                        && table.primaryKey()
                                .filter(key -> index.constraint()
                                        .filter(key.name()::equals)
                                        .isPresent())
                                .isPresent();
                rows.add(CatalogRow.of(
                        doubtful,
                        "indexrelid",
                        names.index(relation, index),
                        "indrelid",
                        names.relation(relation),
                        "indisunique",
                        index.unique(),
                        "indisprimary",
                        primary,
                        "indisvalid",
                        index.valid()));
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "indrelid", names.relation(relation)));
            }
        }
        return rows;
    }

    private List<CatalogRow> indexNames() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "tablename")) {
            boolean doubtful = SystemCatalogs.isDoubtful(relation) || relation.isUncertain(Aspect.INDEXES);
            ObjectName name = relation.name();
            for (Index index : relation.indexes().values()) {
                if (!wanted.is("indexname", index.name())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        doubtful, "schemaname", name.schema(), "tablename", name.name(), "indexname", index.name()));
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "schemaname", name.schema(), "tablename", name.name()));
            }
        }
        return names.withForeign(rows, "schemaname", "tablename", "indexname");
    }

    private List<CatalogRow> constraints() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : names.tables(wanted, "conrelid")) {
            boolean known = table.isKnown() && !table.isUncertain(Aspect.DEFINITION);
            for (TableConstraint constraint : table.constraints().values()) {
                if (!wanted.is("conname", constraint.name()) || !wanted.is("contype", type(constraint))) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        SystemCatalogs.isDoubtful(table) || !known,
                        "conname",
                        constraint.name(),
                        "contype",
                        type(constraint),
                        "conrelid",
                        names.relation(table),
                        "connamespace",
                        names.schema(table.name().schema()),
                        "convalidated",
                        constraint.validated(),
                        "confrelid",
                        catalog.relation(constraint.references())
                                .map(names::relation)
                                .orElse(CellValue.UNKNOWN)));
            }
            if (!known) {
                rows.add(CatalogRow.of(true, "conrelid", names.relation(table)));
            }
        }
        return rows;
    }

    private static String type(TableConstraint constraint) {
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> "p";
            case UNIQUE -> "u";
            case CHECK -> "c";
            case FOREIGN_KEY -> "f";
            case EXCLUDE -> "x";
            case NOT_NULL -> "n";
        };
    }
}
