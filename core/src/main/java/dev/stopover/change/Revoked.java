package dev.stopover.change;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Revoke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a REVOKE takes from roles that had it. */
final class Revoked {

    private static final Set<ObjectKind> ROUTINES =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE);

    private final State beginning;
    private final State before;
    private final State after;

    private Revoked(State beginning, Moment moment) {
        this.beginning = beginning;
        this.before = moment.before();
        this.after = moment.after();
    }

    /**
     * The tables, views or functions of before the script that fewer roles may use. A table that is named counts even where
     * no migration has granted anything on it: who revokes knows of a grant.
     */
    static List<String> by(Revoke revoke, State beginning, Moment moment) {
        List<String> closed = new ArrayList<>();
        if (revoke.grantOptionOnly()) {
            return closed;
        }
        Revoked revoked = new Revoked(beginning, moment);
        ObjectKind on = revoke.privileges().on();
        for (ObjectReference object : revoke.privileges().objects()) {
            boolean all = revoke.privileges().allInSchema();
            if (on == ObjectKind.TABLE && all) {
                revoked.relationsOf(object.name().name(), closed);
            } else if (on == ObjectKind.TABLE) {
                revoked.relation(object, closed);
            } else if (ROUTINES.contains(on)) {
                revoked.before.catalog().functionsChangedIn(revoked.after.catalog()).stream()
                        .filter(function -> all
                                ? function.name().schema().equals(object.name().name())
                                : function.name().name().equals(object.name().name()))
                        .filter(revoked::loses)
                        .sorted(Comparator.comparing(Function::name).thenComparing(Function::signature))
                        .forEach(function -> closed.add(function.name().name()));
            }
        }
        return closed;
    }

    private void relation(ObjectReference object, List<String> closed) {
        Optional<Relation> now = before.relation(object.name());
        if (now.isEmpty() || beginning.catalog().relation(now.get().id()).isPresent()) {
            closed.add(object.name().toString());
        }
    }

    private void relationsOf(String schema, List<String> closed) {
        before.catalog().relations().stream()
                .filter(relation -> relation.name().schema().equals(schema) && !(relation instanceof Sequence))
                .filter(this::loses)
                .forEach(relation -> closed.add(relation.name().toString()));
    }

    private boolean loses(Relation relation) {
        return beginning.catalog().relation(relation.id()).isPresent()
                && (!relation.isKnown()
                        || after.catalog()
                                .relation(relation.id())
                                .filter(later -> !later.grants().equals(relation.grants()))
                                .isPresent());
    }

    private boolean loses(Function function) {
        return beginning.catalog().function(function.id()).isPresent()
                && after.catalog()
                        .function(function.id())
                        .filter(later -> !later.grants().equals(function.grants()))
                        .isPresent();
    }
}
