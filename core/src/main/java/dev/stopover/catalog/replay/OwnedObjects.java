package dev.stopover.catalog.replay;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.ReassignOwned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Replays what happens to all that roles own. */
final class OwnedObjects {

    private final Step step;

    OwnedObjects(Step step) {
        this.step = step;
    }

    /** {@code DROP OWNED}: what the roles own, and what has been granted to them. */
    void drop(DropOwned drop) {
        Drops drops = step.drops(drop);
        for (String role : drop.roles().stream().map(step::role).toList()) {
            for (Relation relation : List.copyOf(step.catalog().relationsById().values())) {
                if (relation.owner().equals(role)) {
                    drops.relation(relation.id());
                } else {
                    step.draft().put(relation.withGrants(without(relation.grants(), role)));
                }
            }
            for (Function function : List.copyOf(step.catalog().functionsById().values())) {
                if (function.owner().equals(role)) {
                    drops.function(function);
                }
            }
            for (UserType type : List.copyOf(step.catalog().typesById().values())) {
                if (type.owner().equals(role)) {
                    drops.type(type);
                }
            }
            for (Schema schema : List.copyOf(step.catalog().schemas().values())) {
                if (schema.owner().equals(role)) {
                    drops.schema(schema.name());
                }
            }
        }
    }

    private static Grants without(Grants before, String role) {
        PersistentMap<Grants.Entry, Boolean> left = before.entries();
        for (Grants.Entry entry : new ArrayList<>(left.keySet())) {
            if (entry.role().equals(role)) {
                left = left.without(entry);
            }
        }
        return new Grants(left);
    }

    /** {@code REASSIGN OWNED}. */
    void reassign(ReassignOwned reassign) {
        String to = step.role(reassign.to());
        Set<String> from =
                new TreeSet<>(reassign.roles().stream().map(step::role).toList());
        for (Relation relation : List.copyOf(step.catalog().relationsById().values())) {
            if (from.contains(relation.owner())) {
                step.draft().put(relation.withOwner(to));
            }
        }
        for (Function function : List.copyOf(step.catalog().functionsById().values())) {
            if (from.contains(function.owner())) {
                step.draft().put(function.withOwner(to));
            }
        }
    }
}
