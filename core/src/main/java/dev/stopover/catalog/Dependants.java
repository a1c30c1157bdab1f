package dev.stopover.catalog;

import dev.stopover.syntax.Answers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What hangs together in a catalog: keys, views, partitions, sequences, columns of types, memberships of roles. */
final class Dependants {

    private Dependants() {}

    /** The foreign keys that refer to a table, in the order in which their tables were made. */
    static List<ForeignKey> foreignKeysTo(Catalog catalog, Relation table) {
        List<ForeignKey> found = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(table.id())) {
            if (dependant.part() == Dependant.Part.CONSTRAINT) {
                catalog.table(dependant.object())
                        .ifPresent(from -> from.constraints()
                                .find(dependant.name())
                                .filter(constraint -> constraint.references() == table.id())
                                .ifPresent(constraint -> found.add(new ForeignKey(from, constraint))));
            }
        }
        return found;
    }

    /** The policies of other tables whose expressions read a relation, by table. */
    static List<Map.Entry<Table, Policy>> policiesReading(Catalog catalog, Relation relation) {
        List<Map.Entry<Table, Policy>> found = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(relation.id())) {
            if (dependant.part() == Dependant.Part.POLICY && dependant.object() != relation.id()) {
                catalog.table(dependant.object())
                        .ifPresent(table -> table.policies()
                                .find(dependant.name())
                                .ifPresent(policy -> found.add(Map.entry(table, policy))));
            }
        }
        return found;
    }

    /** The partitions or children of a table, in the order in which they were made. */
    static List<Table> childrenOf(Catalog catalog, Relation parent) {
        List<Table> found = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(parent.id())) {
            if (dependant.part() == Dependant.Part.CHILD) {
                catalog.table(dependant.object()).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The partitions or children of a table, each followed by its own, each once. */
    static List<Table> descendantsOf(Catalog catalog, Relation ancestor) {
        Set<Table> found = new LinkedHashSet<>();
        Deque<Table> open = new ArrayDeque<>(childrenOf(catalog, ancestor));
        while (!open.isEmpty()) {
            Table next = open.removeFirst();
            if (next.id() != ancestor.id() && found.add(next)) {
                List<Table> children = childrenOf(catalog, next);
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.addFirst(children.get(i));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The sequences that columns of a table own, identity columns' among them. */
    static List<Sequence> sequencesOf(Catalog catalog, Relation table) {
        List<Sequence> found = new ArrayList<>();
        if (table instanceof View) {
            return found;
        }
        for (Column column : table.columns()) {
            found.addAll(sequencesOf(catalog, table, column));
        }
        return found;
    }

    /** The sequences that a column owns. */
    static List<Sequence> sequencesOf(Catalog catalog, Relation table, Column column) {
        List<Sequence> found = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(new Reference(table.id(), column.number()))) {
            if (dependant.part() == Dependant.Part.OWNED) {
                catalog.relation(dependant.object()).map(Sequence.class::cast).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The tables whose columns are of a type, in the order in which they were made. */
    static List<Table> tablesUsing(Catalog catalog, UserType type) {
        List<Table> found = new ArrayList<>();
        for (Dependant dependant : catalog.dependantsOf(type.id())) {
            if (dependant.part() == Dependant.Part.COLUMN) {
                catalog.table(dependant.object())
                        .filter(table -> !found.contains(table))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether a valid CHECK of a table lets no null into a column, so that SET NOT NULL has nothing to scan for. */
    static boolean provesNotNull(Table table, String column, Answers answers) {
        return table.constraints().values().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.CHECK
                        && constraint.validated()
                        && constraint.enforced()
                        && constraint.columns().contains(column))
                .anyMatch(constraint -> constraint
                        .expression()
                        .flatMap(answers::ask)
                        .filter(answer -> answer.nonNullColumns().contains(column))
                        .isPresent());
    }

    /** Whether a role has a privilege on a relation: by ownership, by a grant to it, to every role or to a role it is in. */
    static boolean hasPrivilege(Catalog catalog, String role, String privilege, Relation relation) {
        for (String holder : withMemberships(catalog, role)) {
            if (relation.grants().allows(holder, privilege)
                    || holder.equals(relation.owner())
                    || catalog.roles()
                            .find(holder)
                            .filter(known -> known.has("superuser"))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** A role and the roles whose privileges it has. */
    static List<String> withMemberships(Catalog catalog, String role) {
        List<String> found = new ArrayList<>(List.of(role));
        TreeSet<String> seen = new TreeSet<>(found);
        for (int i = 0; i < found.size(); i++) {
            catalog.roles()
                    .find(found.get(i))
                    .ifPresent(known -> known.memberOf().keySet().forEach(parent -> {
                        if (seen.add(parent)) {
                            found.add(parent);
                        }
                    }));
        }
        return found;
    }

    static List<View> views(Catalog catalog, List<Dependant> among) {
        List<View> found = new ArrayList<>();
        for (Dependant dependant : among) {
            if (dependant.part() == Dependant.Part.WHOLE) {
                catalog.relation(dependant.object())
                        .filter(View.class::isInstance)
                        .map(View.class::cast)
                        .ifPresent(found::add);
            }
        }
        return found;
    }
}
