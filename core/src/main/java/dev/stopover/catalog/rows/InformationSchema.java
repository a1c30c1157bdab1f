package dev.stopover.catalog.rows;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import java.util.ArrayList;
import java.util.List;

/** The rows of the views of the information schema that are about relations. */
final class InformationSchema {

    private final SystemCatalogs names;
    private final Wanted wanted;

    InformationSchema(SystemCatalogs names, Wanted wanted) {
        this.names = names;
        this.wanted = wanted;
    }

    /** The rows of a view; null if it is another. */
    List<CatalogRow> rows(String name) {
        return switch (name) {
            case "tables" -> tables();
            case "views" -> views();
            case "columns" -> columns();
            case "table_constraints" -> constraints();
            default -> null;
        };
    }

    private List<CatalogRow> tables() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "table_name")) {
            boolean listed = relation instanceof Table || relation instanceof View view && !view.isMaterialized();
            if (listed) {
                String type = relation instanceof View
                        ? "VIEW"
                        : ((Table) relation).isForeign()
                                ? "FOREIGN"
                                : ((Table) relation).isTemporary() ? "LOCAL TEMPORARY" : "BASE TABLE";
                if (!wanted.is("table_schema", relation.name().schema()) || !wanted.is("table_type", type)) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        SystemCatalogs.isDoubtful(relation),
                        "table_schema",
                        relation.name().schema(),
                        "table_name",
                        relation.name().name(),
                        "table_type",
                        type));
            }
        }
        return names.withForeign(rows, "table_schema", "table_name");
    }

    private List<CatalogRow> views() {
        List<CatalogRow> rows = new ArrayList<>();
        for (CatalogRow view : names.views(false)) {
            rows.add(CatalogRow.of(
                    view.doubtful(), "table_schema", view.column("schemaname"), "table_name", view.column("viewname")));
        }
        return rows;
    }

    private List<CatalogRow> columns() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Relation relation : names.relations(wanted, "table_name")) {
            boolean known = relation.isKnown() && !relation.isUncertain(Aspect.DEFINITION);
            boolean listed =
                    !(relation instanceof Sequence) && !(relation instanceof View view && view.isMaterialized());
            if (!listed) {
                continue;
            }
            ObjectName name = relation.name();
            if (!wanted.is("table_schema", name.schema())) {
                continue;
            }
            for (Column column : relation.columns()) {
                if (!wanted.is("column_name", column.name())) {
                    continue;
                }
                CellValue type = type(column);
                if (type.isText() && !wanted.is("data_type", type.text())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        SystemCatalogs.isDoubtful(relation) || !known,
                        "table_schema",
                        name.schema(),
                        "table_name",
                        name.name(),
                        "column_name",
                        column.name(),
                        "data_type",
                        type,
                        "is_nullable",
                        column.notNull() ? "NO" : "YES",
                        "column_default",
                        column.hasDefault() && column.generated().isEmpty() ? CellValue.UNKNOWN : CellValue.NULL,
                        "ordinal_position",
                        column.number()));
            }
            if (!known) {
                rows.add(CatalogRow.of(true, "table_schema", name.schema(), "table_name", name.name()));
            }
        }
        return names.withForeign(rows, "table_schema", "table_name", "column_name");
    }

    private static CellValue type(Column column) {
        if (!column.type().isKnown()) {
            return CellValue.UNKNOWN;
        }
        if (column.type().isArray()) {
            return CellValue.text("ARRAY");
        }
        return CellValue.text(
                column.type().id() != 0
                        ? "USER-DEFINED"
                        : DataType.of(column.type().name()).canonical());
    }

    private List<CatalogRow> constraints() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : names.tables(wanted, "table_name")) {
            boolean known = table.isKnown() && !table.isUncertain(Aspect.DEFINITION);
            for (TableConstraint constraint : table.constraints().values()) {
                if (!wanted.is("constraint_name", constraint.name())) {
                    continue;
                }
                String type = constraint.kind().name().replace('_', ' ');
                boolean listed = !type.equals("EXCLUDE") && !type.equals("NOT NULL");
                if (listed) {
                    rows.add(CatalogRow.of(
                            SystemCatalogs.isDoubtful(table) || !known,
                            "constraint_schema",
                            table.name().schema(),
                            "constraint_name",
                            constraint.name(),
                            "table_schema",
                            table.name().schema(),
                            "table_name",
                            table.name().name(),
                            "constraint_type",
                            type));
                }
            }
            if (!known) {
                rows.add(CatalogRow.of(
                        true,
                        "table_schema",
                        table.name().schema(),
                        "table_name",
                        table.name().name()));
            }
        }
        return names.withForeign(rows, "table_schema", "table_name", "constraint_name");
    }
}
