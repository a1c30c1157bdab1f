package dev.stopover.catalog.rows;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Publication;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of the catalogs of policies, functions, types, extensions and publications. */
final class SystemObjects {

    /** Under this name a function keeps what identifies it among those of its name. */
    static final String ARGUMENTS = " arguments";

    private final Catalog catalog;
    private final SystemCatalogs names;
    private final Wanted wanted;

    SystemObjects(Catalog catalog, SystemCatalogs names, Wanted wanted) {
        this.catalog = catalog;
        this.names = names;
        this.wanted = wanted;
    }

    /** The rows of a catalog in {@code pg_catalog}; null if the schema does not say what they are. */
    List<CatalogRow> rows(String name) {
        return switch (name) {
            case "pg_policies" -> policyNames();
            case "pg_policy" -> policies();
            case "pg_trigger" -> new TriggerCatalogs(names, wanted).triggers();
            case "pg_proc" -> functions();
            case "pg_type" -> types();
            case "pg_enum" -> labels();
            case "pg_publication_tables" -> publicationTables();
            default -> null;
        };
    }

    /** The rows of a view of the information schema; null if the schema does not say what they are. */
    List<CatalogRow> ofInformationSchema(String name) {
        return switch (name) {
            case "triggers" -> new TriggerCatalogs(names, wanted).triggerNames();
            case "routines" -> routines();
            default -> null;
        };
    }

    private List<CatalogRow> policyNames() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : names.tables(wanted, "tablename")) {
            boolean doubtful = SystemCatalogs.isDoubtful(table) || table.isUncertain(Aspect.POLICIES);
            ObjectName name = table.name();
            for (Policy policy : table.policies().values()) {
                if (!wanted.is("policyname", policy.name())) {
                    continue;
                }
                rows.add(CatalogRow.of(
                        doubtful,
                        "schemaname",
                        name.schema(),
                        "tablename",
                        name.name(),
                        "policyname",
                        policy.name(),
                        "cmd",
                        policy.command().name()));
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "schemaname", name.schema(), "tablename", name.name()));
            }
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(
                    true, "schemaname", foreign, "tablename", CellValue.OTHER, "policyname", CellValue.OTHER));
        }
        return rows;
    }

    private List<CatalogRow> policies() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Table table : names.tables(wanted, "polrelid")) {
            boolean doubtful = SystemCatalogs.isDoubtful(table) || table.isUncertain(Aspect.POLICIES);
            for (Policy policy : table.policies().values()) {
                if (!wanted.is("polname", policy.name())) {
                    continue;
                }
                rows.add(CatalogRow.of(doubtful, "polname", policy.name(), "polrelid", names.relation(table)));
            }
            if (doubtful) {
                rows.add(CatalogRow.of(true, "polrelid", names.relation(table)));
            }
        }
        return rows;
    }

    private List<CatalogRow> functions() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Function function : catalog.functions()) {
            if (!wanted.is("proname", function.name().name())) {
                continue;
            }
            String arguments = arguments(function);
            rows.add(CatalogRow.of(
                    function.knowledge() != Knowledge.KNOWN,
                    "oid",
                    CellValue.object("function " + function.id(), names.shown(function.name()) + '(' + arguments + ')'),
                    "proname",
                    function.name().name(),
                    "pronamespace",
                    names.schema(function.name().schema()),
                    "prokind",
                    switch (function.kind()) {
                        case PROCEDURE -> "p";
                        case AGGREGATE -> "a";
                        default -> "f";
                    },
                    "prosecdef",
                    function.securityDefiner(),
                    ARGUMENTS,
                    arguments.replace(",", ", ")));
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(true, "proname", CellValue.OTHER, "pronamespace", names.schema(foreign)));
        }
        return rows;
    }

    private static String arguments(Function function) {
        return function.arguments().stream().map(DataType::canonical).collect(Collectors.joining(","));
    }

    private List<CatalogRow> routines() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Function function : catalog.functions()) {
            if (!wanted.is("routine_name", function.name().name())) {
                continue;
            }
            rows.add(CatalogRow.of(
                    function.knowledge() != Knowledge.KNOWN,
                    "routine_schema",
                    function.name().schema(),
                    "routine_name",
                    function.name().name(),
                    "routine_type",
                    function.kind() == Function.Kind.PROCEDURE ? "PROCEDURE" : "FUNCTION"));
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(true, "routine_schema", foreign, "routine_name", CellValue.OTHER));
        }
        return rows;
    }

    private List<CatalogRow> types() {
        List<CatalogRow> rows = new ArrayList<>();
        for (UserType type : catalog.types()) {
            if (!wanted.is("typname", type.name().name())) {
                continue;
            }
            String kind = switch (type.kind()) {
                case ENUM -> "e";
                case DOMAIN -> "d";
                case COMPOSITE -> "c";
                case RANGE -> "r";
                default -> "b";
            };
            rows.add(CatalogRow.of(
                    type.knowledge() != Knowledge.KNOWN,
                    "oid",
                    type(type),
                    "typname",
                    type.name().name(),
                    "typnamespace",
                    names.schema(type.name().schema()),
                    "typtype",
                    kind));
        }
        // Each table has a type for its rows, and each type one for arrays of it.
        for (String kind : List.of("c", "b")) {
            rows.add(CatalogRow.of(true, "typname", CellValue.OTHER, "typtype", kind));
        }
        for (String foreign : names.foreignSchemas()) {
            rows.add(CatalogRow.of(true, "typname", CellValue.OTHER, "typnamespace", names.schema(foreign)));
        }
        return rows;
    }

    private CellValue type(UserType type) {
        return CellValue.object("type " + type.id(), names.shown(type.name()));
    }

    private List<CatalogRow> labels() {
        List<CatalogRow> rows = new ArrayList<>();
        for (UserType type : catalog.types()) {
            for (String label : type.labels()) {
                rows.add(CatalogRow.of(
                        type.knowledge() != Knowledge.KNOWN, "enumtypid", type(type), "enumlabel", label));
            }
        }
        return rows;
    }

    private List<CatalogRow> publicationTables() {
        List<CatalogRow> rows = new ArrayList<>();
        for (Publication publication : catalog.publications().values()) {
            boolean whole = publication.allTables() || !publication.schemas().isEmpty();
            for (int id : publication.tables().keySet()) {
                catalog.relation(id)
                        .ifPresent(table -> rows.add(CatalogRow.of(
                                SystemCatalogs.isDoubtful(table),
                                "pubname",
                                publication.name(),
                                "schemaname",
                                table.name().schema(),
                                "tablename",
                                table.name().name())));
            }
            if (whole || publication.origin().isEmpty()) {
                rows.add(CatalogRow.of(true, "pubname", publication.name()));
            }
        }
        return rows;
    }
}
