package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Refuses what PostgreSQL does not drop or change because of what is certain to depend on it. */
final class DropRefusals {

    private final Step step;

    DropRefusals(Step step) {
        this.step = step;
    }

    /** Refuses a DROP without CASCADE where a dependant of these sorts is certain to stand in the way. */
    boolean refuse(
            Drop drop, ObjectReference object, List<Dependant> blockers, Set<Dependant.Part> parts, String name) {
        if (drop.cascade().isPresent()) {
            return false;
        }
        for (Dependant blocker : blockers) {
            Optional<Relation> dependent = step.catalog().relation(blocker.object());
            boolean gone = dependent
                    .filter(relation -> relation.isUncertain(Aspect.EXISTENCE)
                            || blocker.part() == Dependant.Part.TRIGGER && relation.isUncertain(Aspect.TRIGGERS)
                            || blocker.part() == Dependant.Part.POLICY && !isCertain(blocker))
                    .isPresent();
            if (parts.contains(blocker.part()) && !gone) {
                refuse(drop, object, name, dependent.flatMap(relation -> origin(blocker, relation)));
                return true;
            }
        }
        return false;
    }

    /** Where a dependant was made. */
    private static Optional<Origin> origin(Dependant blocker, Relation relation) {
        Optional<Origin> part = switch (blocker.part()) {
            case CONSTRAINT ->
                relation instanceof Table table
                        ? table.constraints().find(blocker.name()).flatMap(TableConstraint::origin)
                        : Optional.empty();
            case COLUMN, DEFAULT -> relation.column(blocker.columnNumber()).flatMap(Column::origin);
            case POLICY ->
                relation instanceof Table table
                        ? table.policies().find(blocker.name()).flatMap(Policy::origin)
                        : Optional.empty();
            case TRIGGER -> relation.triggers().find(blocker.name()).flatMap(Trigger::origin);
            default -> Optional.empty();
        };
        return part.or(relation::origin);
    }

    void refuse(Drop drop, ObjectReference object, String name, Optional<Origin> blocker) {
        String kind = switch (drop.kind()) {
            case DOMAIN -> "type";
            case ROUTINE -> "function";
            default -> drop.kind().toString().toLowerCase(Locale.ROOT);
        };
        step.fail(
                object.range(),
                "2BP01",
                "cannot drop %s %s because other objects depend on it".formatted(kind, name),
                blocker);
    }

    /** Whether something is certain to use a column: it is there, and nothing that is not followed may have changed it. */
    boolean isCertain(Dependant blocker) {
        Optional<Relation> relation = step.catalog().relation(blocker.object());
        return switch (blocker.part()) {
            case CONSTRAINT -> true;
            case WHOLE ->
                relation.filter(View.class::isInstance)
                        .filter(Relation::isKnown)
                        .isPresent();
            case POLICY ->
                relation.filter(table -> table.isKnown() && !table.isUncertain(Aspect.POLICIES))
                        .isPresent();
            default -> false;
        };
    }
}
