package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.migration.History;
import dev.stopover.syntax.PolicyCommand;
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
 * @param catalog what stands, and who may use it
 */
record Exposure(Basis basis, Set<String> schemas, boolean supabase, Catalog catalog) {

    /** Schemas that servers of Supabase give the API's roles a way to, whatever the API of tables exposes. */
    private static final List<String> OF_SERVERS = List.of("storage", "realtime");

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
            return new Exposure(
                    Basis.API, Set.copyOf(stated.orElse(List.of("public", "graphql_public"))), supabase, catalog);
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
                ? new Exposure(Basis.NOTHING, tables.keySet(), false, catalog)
                : new Exposure(Basis.PRACTICE, practised, false, catalog);
    }

    /** Whether tables of a schema can be reached. */
    boolean exposes(String schema) {
        return schemas.contains(schema);
    }

    /** Whether an API is known to be there. */
    boolean isOfAnApi() {
        return basis == Basis.API;
    }

    /** Whether the API's roles can reach a relation and may use it. */
    boolean shows(Relation relation) {
        return exposes(relation.name().schema()) && opens(relation);
    }

    /** Whether the API's roles may use a relation; where its roles are not known, they are taken to. */
    boolean opens(Relation relation) {
        return basis == Basis.API && !supabase
                || API_ROLES.stream()
                        .filter(role -> maySee(role, relation.name().schema(), catalog))
                        .anyMatch(role -> PRIVILEGES.stream()
                                .anyMatch(privilege -> catalog.hasPrivilege(role, privilege, relation)));
    }

    /**
     * Whether a role of the API comes to the rows that a policy lets through: the policy is for it, and it may use the
     * table. Where the API's roles are not known, every policy is for somebody.
     */
    boolean reaches(Policy policy, Table table) {
        return reaches(policy, table, API_ROLES);
    }

    /**
     * Whether a policy is computed for a role of the API, in whatever schema its table lies: a view may lead to it. Where
     * the API's roles are not known, every policy is for somebody.
     */
    boolean computes(Policy policy, Table table) {
        return !supabase || isFor(policy, table, API_ROLES);
    }

    /** Whether a policy lets visitors who are not signed in come to rows. */
    boolean reachesVisitors(Policy policy, Table table) {
        return reaches(policy, table, API_ROLES.subList(0, 1));
    }

    /** Whether a role may use a schema: those that Supabase has made it may; one of the project needs a grant. */
    static boolean maySee(String role, String schema, Catalog catalog) {
        return catalog.schemas()
                .find(schema)
                .filter(made -> made.origin().isPresent())
                .map(made -> catalog.withMemberships(role).stream()
                        .anyMatch(holder -> made.grants().allows(holder, "USAGE")))
                .orElse(true);
    }

    private boolean reaches(Policy policy, Table table, List<String> roles) {
        String schema = table.name().schema();
        return !supabase || (OF_SERVERS.contains(schema) || exposes(schema)) && isFor(policy, table, roles);
    }

    private boolean isFor(Policy policy, Table table, List<String> roles) {
        String schema = table.name().schema();
        List<String> meant = policy.roles().contains(Grants.PUBLIC)
                ? roles
                : roles.stream().filter(policy.roles()::contains).toList();
        return table.knowledge() == Knowledge.UNKNOWN && !meant.isEmpty()
                || meant.stream()
                        .filter(role -> maySee(role, schema, catalog))
                        .anyMatch(role -> table.isUncertain(Aspect.PRIVILEGES)
                                || PRIVILEGES.stream()
                                        .filter(privilege -> policy.command() == PolicyCommand.ALL
                                                || policy.command().name().equals(privilege))
                                        .anyMatch(privilege -> catalog.hasPrivilege(role, privilege, table)
                                                || table.grants().allowsSome(role, privilege)));
    }
}
