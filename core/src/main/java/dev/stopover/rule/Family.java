package dev.stopover.rule;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.syntax.QualifiedName;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of a relation and of all its partitions and children. */
final class Family {

    private Family() {}

    static Set<ObjectName> of(QualifiedName name, State state) {
        Set<ObjectName> family = new LinkedHashSet<>();
        state.relation(name)
                .ifPresentOrElse(
                        relation -> add(relation, state.catalog(), family), () -> family.add(state.resolve(name)));
        return family;
    }

    private static void add(Relation relation, Catalog catalog, Set<ObjectName> family) {
        family.add(relation.name());
        catalog.descendantsOf(relation).forEach(child -> family.add(child.name()));
    }
}
