package dev.stopover.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What depends on what, to be asked from both ends. It never changes: who ties or unties gets another. */
final class Dependencies {

    static final Dependencies NONE = new Dependencies(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<Reference, PersistentMap<Dependant, Boolean>> dependants;
    private final PersistentMap<Dependant, List<Reference>> references;

    private Dependencies(
            PersistentMap<Reference, PersistentMap<Dependant, Boolean>> dependants,
            PersistentMap<Dependant, List<Reference>> references) {
        this.dependants = dependants;
        this.references = references;
    }

    List<Dependant> on(Reference reference) {
        return dependants
                .find(reference)
                .map(found -> List.copyOf(found.keySet()))
                .orElse(List.of());
    }

    int count(Reference reference) {
        return dependants.find(reference).map(PersistentMap::size).orElse(0);
    }

    PersistentMap<Dependant, List<Reference>> references() {
        return references;
    }

    /** What something depends on, in the place of what was said before. */
    Dependencies link(Dependant dependant, Collection<Reference> to) {
        Set<Reference> all = new TreeSet<>();
        for (Reference reference : to) {
            all.add(reference);
            all.add(Reference.to(reference.object()));
        }
        Dependencies before = unlink(dependant);
        if (all.isEmpty()) {
            return before;
        }
        PersistentMap<Reference, PersistentMap<Dependant, Boolean>> linked = before.dependants;
        for (Reference reference : all) {
            linked = linked.with(
                    reference,
                    linked.find(reference).orElse(PersistentMap.empty()).with(dependant, Boolean.TRUE));
        }
        return new Dependencies(linked, before.references.with(dependant, List.copyOf(all)));
    }

    /** Something depends on nothing. */
    Dependencies unlink(Dependant dependant) {
        List<Reference> before = references.find(dependant).orElse(List.of());
        if (before.isEmpty()) {
            return this;
        }
        PersistentMap<Reference, PersistentMap<Dependant, Boolean>> left = dependants;
        for (Reference reference : before) {
            PersistentMap<Dependant, Boolean> others =
                    left.find(reference).orElse(PersistentMap.empty()).without(dependant);
            left = others.isEmpty() ? left.without(reference) : left.with(reference, others);
        }
        return new Dependencies(left, references.without(dependant));
    }
}
