package dev.stopover.review;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.Table;
import dev.stopover.migration.History;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The difference of access between two schemas of one history. */
final class AccessChanges {

    private static final List<PolicyCommand> COMMANDS =
            List.of(PolicyCommand.SELECT, PolicyCommand.INSERT, PolicyCommand.UPDATE, PolicyCommand.DELETE);
    private static final Set<String> API_ROLES = Set.of("anon", "authenticated");

    private final Catalog before;
    private final Catalog after;
    private final Set<String> schemas;
    private final boolean supabase;

    private AccessChanges(History history, Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
        this.supabase = history.isOnSupabase();
        Optional<List<String>> stated = history.target().exposedSchemas();
        this.schemas = Set.copyOf(stated.orElse(supabase ? List.of("public", "graphql_public") : List.of()));
    }

    /** What roles may do to exposed relations and functions and could not, or no longer can, in the order of names. */
    static List<AccessChange> of(History history, Catalog before, Catalog after) {
        return new AccessChanges(history, before, after).changes();
    }

    private List<AccessChange> changes() {
        Map<Integer, Relation> old = exposed(before);
        Map<Integer, Relation> now = exposed(after);
        Map<String, List<AccessChange>> byName = new TreeMap<>();
        Set<Integer> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        for (Integer id : ids) {
            Optional<Relation> then = Optional.ofNullable(old.get(id));
            Optional<Relation> later = Optional.ofNullable(now.get(id));
            Relation named = later.or(() -> then).orElseThrow();
            byName.computeIfAbsent(named.name().toString(), name -> new ArrayList<>())
                    .addAll(changes(named, then, later));
        }
        List<AccessChange> changes =
                new ArrayList<>(byName.values().stream().flatMap(List::stream).toList());
        changes.addAll(new CallChanges(before, after, schemas, supabase ? API_ROLES : Set.of()).changes());
        return changes;
    }

    /** The relations that a client can reach: those of exposed schemas, or all where none are said to be. */
    private Map<Integer, Relation> exposed(Catalog catalog) {
        Map<Integer, Relation> exposed = new HashMap<>();
        for (Relation relation : catalog.relations()) {
            String schema = relation.name().schema();
            if (!(relation instanceof Sequence)
                    && relation.extension().isEmpty()
                    && !schema.equals(Session.TEMPORARY_SCHEMA)
                    && (schemas.isEmpty() || schemas.contains(schema))) {
                exposed.put(relation.id(), relation);
            }
        }
        return exposed;
    }

    private List<AccessChange> changes(Relation named, Optional<Relation> then, Optional<Relation> later) {
        Rights old = new Rights(before);
        Rights now = new Rights(after);
        Map<List<Access>, Map<String, List<String>>> found = new LinkedHashMap<>();
        Map<PolicyCommand, List<Access>> everybodys = new HashMap<>();
        for (String role : roles(then, later)) {
            for (PolicyCommand command : COMMANDS) {
                Access was =
                        then.map(relation -> old.of(role, relation, command)).orElse(Access.none("it was not there"));
                Access is =
                        later.map(relation -> now.of(role, relation, command)).orElse(Access.none("it is gone"));
                List<Access> both = List.of(was, is);
                if (isUnknown(then) && isUnknown(later) && differ(then.get(), later.get())) {
                    is = Access.unknown("changed here, and the migrations do not make it");
                }
                boolean same = was.equals(is) || was.level() == Access.Level.NONE && is.level() == Access.Level.NONE;
                boolean everybody = role.equals(Grants.PUBLIC);
                if (everybody) {
                    everybodys.put(command, both);
                }
                if (!same && (everybody || !both.equals(everybodys.get(command)))) {
                    found.computeIfAbsent(both, each -> new LinkedHashMap<>())
                            .computeIfAbsent(role, each -> new ArrayList<>())
                            .add(command.name());
                }
            }
        }
        List<AccessChange> changes = new ArrayList<>();
        found.forEach((both, commands) -> changes.addAll(grouped(named, both, commands)));
        return changes;
    }

    private static boolean isUnknown(Optional<Relation> relation) {
        return relation.filter(each -> each.knowledge() == Knowledge.UNKNOWN).isPresent();
    }

    private static boolean differ(Relation then, Relation later) {
        return !then.grants().equals(later.grants())
                || then instanceof Table was
                        && later instanceof Table is
                        && (was.rowSecurity() != is.rowSecurity()
                                || !was.policies().equals(is.policies()));
    }

    /** One change for the roles that get or lose the same by the same commands. */
    private static List<AccessChange> grouped(
            Relation relation, List<Access> both, Map<String, List<String>> commands) {
        Map<List<String>, List<String>> roles = new LinkedHashMap<>();
        commands.forEach((role, all) ->
                roles.computeIfAbsent(all, each -> new ArrayList<>()).add(role));
        List<AccessChange> changes = new ArrayList<>();
        roles.forEach((all, those) -> changes.add(
                new AccessChange(relation.name(), "", relation.kindName(), those, all, both.get(0), both.get(1))));
        return changes;
    }

    /** Every role first, then the API's or, elsewhere, those that are granted something or that a policy is for. */
    private List<String> roles(Optional<Relation> then, Optional<Relation> later) {
        TreeSet<String> roles = new TreeSet<>();
        if (supabase) {
            roles.addAll(API_ROLES);
        } else {
            then.ifPresent(relation -> mentioned(relation, roles));
            later.ifPresent(relation -> mentioned(relation, roles));
        }
        roles.remove(Grants.PUBLIC);
        List<String> ordered = new ArrayList<>(List.of(Grants.PUBLIC));
        ordered.addAll(roles);
        return ordered;
    }

    private static void mentioned(Relation relation, Set<String> roles) {
        relation.grants().entries().keySet().forEach(entry -> roles.add(entry.role()));
        if (relation instanceof Table table) {
            for (Policy policy : table.policies().values()) {
                roles.addAll(policy.roles());
            }
        }
        roles.remove(relation.owner());
    }
}
