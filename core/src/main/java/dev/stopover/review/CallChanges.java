package dev.stopover.review;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may call which function in one of two schemas and not in the other. Every role may call a new one unless that is
 * taken from it (PostgreSQL 18 manual, 5.8), so that where no API exposes schemas, a new one is told of only if it runs with
 * the rights of its owner.
 */
final class CallChanges {

    private static final Set<String> OF_TRIGGERS = Set.of("trigger", "event_trigger");
    private static final String EXECUTE = "EXECUTE";

    private final Catalog before;
    private final Catalog after;
    private final Set<String> schemas;
    private final Set<String> apiRoles;

    /**
     * What is looked at.
     *
     * @param schemas the schemas that an API exposes; empty where none are said to be
     * @param apiRoles the roles of the API; empty where any role may be meant
     */
    CallChanges(Catalog before, Catalog after, Set<String> schemas, Set<String> apiRoles) {
        this.before = before;
        this.after = after;
        this.schemas = schemas;
        this.apiRoles = apiRoles;
    }

    List<AccessChange> changes() {
        Map<Integer, Function> old = callable(before);
        Map<Integer, Function> now = callable(after);
        Map<String, List<AccessChange>> byName = new TreeMap<>();
        Set<Integer> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        for (Integer id : ids) {
            Optional<Function> then = Optional.ofNullable(old.get(id));
            Optional<Function> later = Optional.ofNullable(now.get(id));
            Function named = later.or(() -> then).orElseThrow();
            if (isToldOf(then, later)) {
                byName.computeIfAbsent(named.name() + named.signature(), name -> new ArrayList<>())
                        .addAll(changes(named, then, later));
            }
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private Map<Integer, Function> callable(Catalog catalog) {
        Map<Integer, Function> callable = new LinkedHashMap<>();
        for (Function function : catalog.functions()) {
            if (function.extension().isEmpty()
                    && function.returns()
                            .map(TypeName::name)
                            .filter(OF_TRIGGERS::contains)
                            .isEmpty()
                    && (schemas.isEmpty() || schemas.contains(function.name().schema()))) {
                callable.put(function.id(), function);
            }
        }
        return callable;
    }

    private boolean isToldOf(Optional<Function> then, Optional<Function> later) {
        return !schemas.isEmpty()
                || then.isPresent() && later.isPresent()
                || then.or(() -> later).filter(Function::securityDefiner).isPresent();
    }

    private List<AccessChange> changes(Function named, Optional<Function> then, Optional<Function> later) {
        Map<List<Access>, List<String>> found = new LinkedHashMap<>();
        List<Access> everybodys = List.of();
        for (String role : roles(then, later)) {
            Access was = then.map(function -> call(role, function, before)).orElse(Access.none("it was not there"));
            Access is = later.map(function -> call(role, function, after)).orElse(Access.none("it is gone"));
            List<Access> both = List.of(was, is);
            boolean everybody = role.equals(Grants.PUBLIC);
            boolean same = was.equals(is) || was.level() == Access.Level.NONE && is.level() == Access.Level.NONE;
            if (!same && !both.equals(everybodys)) {
                found.computeIfAbsent(both, each -> new ArrayList<>()).add(role);
            }
            if (everybody && !same && is.level() != Access.Level.NONE) {
                everybodys = both;
            }
        }
        List<AccessChange> changes = new ArrayList<>();
        found.forEach((both, roles) -> changes.add(new AccessChange(
                named.name(),
                named.signature(),
                AccessChange.FUNCTION,
                roles,
                List.of(EXECUTE),
                both.get(0),
                both.get(1))));
        return changes;
    }

    private static Access call(String role, Function function, Catalog catalog) {
        if (function.knowledge() == Knowledge.UNKNOWN) {
            return Access.unknown("the migrations do not make it");
        }
        Rights rights = new Rights(catalog);
        Optional<Access> out = rights.outside(role, function.name().schema());
        if (out.isPresent()) {
            return out.get();
        }
        boolean allowed = catalog.withMemberships(role).stream()
                .anyMatch(holder -> function.grants().allows(holder, EXECUTE));
        if (!allowed) {
            return Access.none("no privilege");
        }
        return new Access(function.securityDefiner() ? Access.Level.ALL : Access.Level.SOME, "");
    }

    /** Every role first, then the API's or, elsewhere, those that are granted something. */
    private List<String> roles(Optional<Function> then, Optional<Function> later) {
        TreeSet<String> roles = new TreeSet<>(apiRoles);
        if (apiRoles.isEmpty()) {
            for (Function function : List.of(
                    then.or(() -> later).orElseThrow(), later.or(() -> then).orElseThrow())) {
                function.grants().entries().keySet().forEach(entry -> roles.add(entry.role()));
                roles.remove(function.owner());
            }
        }
        roles.remove(Grants.PUBLIC);
        List<String> ordered = new ArrayList<>(List.of(Grants.PUBLIC));
        ordered.addAll(roles);
        return ordered;
    }
}
