package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which columns hold values of a type, however deep within others. */
final class TypeUses {

    private final Situation situation;

    TypeUses(Situation situation) {
        this.situation = situation;
    }

    /**
     * A column, with its relation before it, that holds values of a type ({@code find_composite_type_dependencies}).
     *
     * @param direct whether a column of the very type counts, or only those that hold it within another
     */
    Optional<String> column(int type, boolean direct) {
        Set<Integer> seen = new HashSet<>(Set.of(type));
        Set<Integer> bare = new HashSet<>(Set.of(type));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            int next = open.remove();
            for (Dependant dependant : situation.catalog().dependantsOf(next)) {
                Optional<Relation> relation = situation.catalog().relation(dependant.object());
                if (relation.isPresent() && dependant.part() == Dependant.Part.COLUMN) {
                    Optional<Column> column = relation.get().column(dependant.columnNumber());
                    boolean counts = direct
                            || !bare.contains(next)
                            || column.filter(found -> found.type().isArray()).isPresent();
                    if (counts && column.isPresent() && keepsValues(relation.get())) {
                        return Optional.of(relation.get().name().name() + "."
                                + column.get().name());
                    }
                    if (seen.add(relation.get().id())) {
                        open.add(relation.get().id());
                    }
                } else if (holds(dependant) && seen.add(dependant.object())) {
                    open.add(dependant.object());
                    if (bare.contains(next) && narrows(dependant.object())) {
                        bare.add(dependant.object());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a type is a domain whose values are those of another, and no arrays of them. */
    private boolean narrows(int type) {
        return situation
                .catalog()
                .type(type)
                .filter(known -> known.kind() == UserType.Kind.DOMAIN)
                .flatMap(UserType::base)
                .filter(base -> !base.isArray())
                .isPresent();
    }

    /** An attribute of a type, or a domain over it. */
    private boolean holds(Dependant dependant) {
        Optional<UserType> type = situation.catalog().type(dependant.object());
        return type.isPresent()
                && (dependant.part() == Dependant.Part.COLUMN || type.get().kind() == UserType.Kind.DOMAIN);
    }

    private static boolean keepsValues(Relation relation) {
        boolean shown = relation instanceof View view && !view.isMaterialized() || relation instanceof Sequence;
        return relation.isKnown() && !shown;
    }
}
