package dev.stopover.catalog.typing;

import java.util.List;
import java.util.Optional;

/** The type that several values have in common (manual, section 10.5; {@code select_common_type} in {@code parse_coerce.c}). */
final class CommonType {

    private final Coercion coercion;
    private Optional<Type> left = Optional.empty();
    private Optional<Type> right = Optional.empty();
    private boolean refused;
    private boolean unconverted;

    CommonType(Coercion coercion) {
        this.coercion = coercion;
    }

    /** The type; absent where there is none, or where it is not known. */
    Optional<Type> of(List<Type> types) {
        for (Type type : types) {
            if (!type.isKnown() || !type.base().isKnown()) {
                return Optional.empty();
            }
        }
        Type first = types.get(0);
        if (!first.isUnknownLiteral() && types.stream().allMatch(type -> type == first)) {
            return Optional.of(first);
        }
        Type chosen = first.base();
        for (Type type : types) {
            Type next = type.base();
            if (next.isUnknownLiteral() || next == chosen) {
                continue;
            }
            if (chosen.isUnknownLiteral()) {
                chosen = next;
            } else if (next.category() != chosen.category()) {
                left = Optional.of(chosen);
                right = Optional.of(next);
                refused = true;
                return Optional.empty();
            } else if (!chosen.isPreferred()) {
                Answer there = coercion.can(chosen, next, Coercion.Context.IMPLICIT);
                Answer back = coercion.can(next, chosen, Coercion.Context.IMPLICIT);
                if (there == Answer.OPEN || back == Answer.OPEN) {
                    return Optional.empty();
                }
                chosen = there.isYes() && back.isNo() ? next : chosen;
            }
        }
        return chosen.isUnknownLiteral() ? Optional.of(TypeSystem.named("text")) : converted(types, chosen);
    }

    private Optional<Type> converted(List<Type> types, Type chosen) {
        for (Type type : types) {
            Answer can = coercion.can(type, chosen, Coercion.Context.IMPLICIT);
            if (!can.isYes()) {
                refused = can.isNo();
                unconverted = refused;
                left = Optional.of(type);
                right = Optional.of(chosen);
                return Optional.empty();
            }
        }
        return Optional.of(chosen);
    }

    /** Whether it is certain that there is none. */
    boolean isRefused() {
        return refused;
    }

    /** Whether there is one that not all can become. */
    boolean isUnconverted() {
        return unconverted;
    }

    /** The two types that do not go together. */
    Type left() {
        return left.orElse(Type.OPEN);
    }

    Type right() {
        return right.orElse(Type.OPEN);
    }
}
