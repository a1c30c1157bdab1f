package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.migration.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which schemas an API exposes, and to whom.
 *
 * @param basis how that is known
 * @param schemas the schemas
 * @param supabase whether the API is Supabase's, whose roles are known
 */
record Exposure(Basis basis, Set<String> schemas, boolean supabase) {

    private static final List<String> API_ROLES = List.of("anon", "authenticated");
    private static final List<String> PRIVILEGES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

    /** How it is known which schemas are exposed. */
    enum Basis {
        /** A configuration file says so, or Supabase does it unless told otherwise. */
        API,
        /** Most tables of the schema have row level security, so the others are meant to have it. */
        PRACTICE,
        /** It is not. */
        NOTHING
    }

    static Exposure of(History history, Catalog catalog) {
        boolean supabase = history.isOnSupabase();
        Optional<List<String>> stated = history.target().exposedSchemas();
        if (stated.isPresent() || supabase) {
            return new Exposure(Basis.API, Set.copyOf(stated.orElse(List.of("public", "graphql_public"))), supabase);
        }
        Map<String, List<Table>> tables = catalog.tables().stream()
                .filter(table -> table.knowledge() != Knowledge.UNKNOWN && !table.isTemporary())
                .collect(Collectors.groupingBy(table -> table.name().schema()));
        Set<String> practised = tables.entrySet().stream()
                .filter(schema -> 2
                                * schema.getValue().stream()
                                        .filter(Table::rowSecurity)
                                        .count()
                        >= schema.getValue().size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return practised.isEmpty()
                ? new Exposure(Basis.NOTHING, tables.keySet(), false)
                : new Exposure(Basis.PRACTICE, practised, false);
    }

    /** Whether tables of a schema can be reached. */
    boolean exposes(String schema) {
        return schemas.contains(schema);
    }

    /** Whether the API's roles may use a relation; where its roles are not known, they are taken to. */
    boolean opens(Relation relation, Catalog catalog) {
        return basis == Basis.API && !supabase
                || API_ROLES.stream()
                        .anyMatch(role -> PRIVILEGES.stream()
                                .anyMatch(privilege -> catalog.hasPrivilege(role, privilege, relation)));
    }
}
