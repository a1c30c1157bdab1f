package dev.stopover.report.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Commented;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.migration.History;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a schema that is shown: what the history made. What it only uses, what extensions brought, what is gone
 * when a session ends and what the platform had before are left out.
 *
 * @param catalog the schema
 * @param searchPath the schemas that types are printed without
 * @param hidden the schemas that are left out
 * @param before the schema before the history, whose extensions are left out
 * @param table the one table that is shown, if only one is
 */
public record ShownSchema(
        Catalog catalog,
        List<String> searchPath,
        Set<String> hidden,
        Optional<Catalog> before,
        Optional<String> table) {

    /** The schemas that a Supabase database has from the start, and that belong to the platform. */
    public static final Set<String> SUPABASE_SCHEMAS = Set.of(
            "auth",
            "storage",
            "extensions",
            "realtime",
            "graphql",
            "graphql_public",
            "vault",
            "cron",
            "net",
            "pgmq",
            "pgsodium",
            "supabase_functions",
            "supabase_migrations");

    /** Keeps copies of the collections. */
    public ShownSchema {
        searchPath = List.copyOf(searchPath);
        hidden = Set.copyOf(hidden);
    }

    /** All of a schema. */
    public static ShownSchema of(Catalog catalog) {
        return new ShownSchema(catalog, List.of("public"), Set.of(), Optional.empty(), Optional.empty());
    }

    /** What a history has made, or one table of it. */
    public static ShownSchema of(History history, Catalog catalog, Catalog before, Optional<String> table) {
        boolean supabase = history.isOnSupabase();
        return new ShownSchema(
                catalog,
                List.of("public", "extensions"),
                supabase ? SUPABASE_SCHEMAS : Set.of(),
                Optional.of(before),
                table);
    }

    /** The tables that are shown, in the order of their names. */
    public List<Table> tables() {
        return catalog.tables().stream()
                .filter(each -> isShown(each)
                        && table.filter(wanted -> !isNamed(each, wanted)).isEmpty())
                .toList();
    }

    /** The views, or the materialized views, that are shown, in the order of their names. */
    public List<View> views(boolean materialized) {
        return catalog.views().stream()
                .filter(view -> view.isMaterialized() == materialized && table.isEmpty() && isShown(view))
                .toList();
    }

    /** The sequences that are shown, in the order of their names. */
    public List<Sequence> sequences() {
        return catalog.sequences().stream()
                .filter(sequence -> table.isEmpty() && isShown(sequence))
                .toList();
    }

    /** The types that are shown, in the order of their names. */
    public List<UserType> types() {
        return catalog.types().stream()
                .filter(type -> table.isEmpty() && type.extension().isEmpty() && isShown(type.name()))
                .toList();
    }

    /** The functions that are shown, in the order of their names and signatures. */
    public List<Function> functions() {
        return catalog.functions().stream()
                .filter(function -> table.isEmpty() && function.extension().isEmpty() && isShown(function.name()))
                .toList();
    }

    /** The names of the extensions that the history made, in order. */
    public List<String> extensions() {
        return catalog.extensions().keySet().stream()
                .filter(name -> table.isEmpty() && !name.equals("plpgsql"))
                .filter(name ->
                        before.filter(old -> old.extensions().containsKey(name)).isEmpty())
                .toList();
    }

    /** The comments to what is shown, in the order in which their objects were made. */
    public Map<Commented, String> comments() {
        Set<Integer> ids = new HashSet<>();
        tables().forEach(each -> ids.add(each.id()));
        views(false).forEach(each -> ids.add(each.id()));
        views(true).forEach(each -> ids.add(each.id()));
        sequences().forEach(each -> ids.add(each.id()));
        types().forEach(each -> ids.add(each.id()));
        functions().forEach(each -> ids.add(each.id()));
        Map<Commented, String> comments = new LinkedHashMap<>();
        catalog.comments().forEach((about, text) -> {
            if (ids.contains(about.object())) {
                comments.put(about, text);
            }
        });
        return comments;
    }

    /** The type of a column as {@code format_type} prints it. */
    public String type(Column column) {
        return column.type().printed(searchPath);
    }

    private boolean isShown(Relation relation) {
        return relation.knowledge() != Knowledge.UNKNOWN && relation.extension().isEmpty() && isShown(relation.name());
    }

    private boolean isShown(ObjectName name) {
        return !name.schema().equals(Session.TEMPORARY_SCHEMA) && !hidden.contains(name.schema());
    }

    private static boolean isNamed(Table table, String wanted) {
        return table.name().joined().equals(wanted) || table.name().name().equals(wanted);
    }
}
