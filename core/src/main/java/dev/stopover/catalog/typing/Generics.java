package dev.stopover.catalog.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of any type: whether those that are given agree with each other, and what follows for the result (manual,
 * section 36.2.5; {@code check_generic_type_consistency} in {@code parse_coerce.c}).
 */
final class Generics {

    private static final Set<String> NAMES = Set.of(
            "anyelement",
            "anyarray",
            "anynonarray",
            "anyenum",
            "anyrange",
            "anymultirange",
            "anycompatible",
            "anycompatiblearray",
            "anycompatiblenonarray",
            "anycompatiblerange",
            "anycompatiblemultirange");

    private final Coercion coercion;

    private Optional<Type> element = Optional.empty();
    private Optional<Type> array = Optional.empty();
    private Optional<Type> range = Optional.empty();
    private Optional<Type> multirange = Optional.empty();
    private Optional<Type> compatibleRange = Optional.empty();
    private Optional<Type> compatibleMultirange = Optional.empty();
    private final List<Type> compatible = new ArrayList<>();
    private boolean nonarray;
    private boolean anEnum;
    private boolean compatibleNonarray;
    private boolean open;
    private boolean unfit;

    Generics(Coercion coercion) {
        this.coercion = coercion;
    }

    static boolean isGeneric(Type type) {
        return type.is(Type.Kind.PSEUDO) && NAMES.contains(type.data().name());
    }

    /** Whether arguments agree. */
    Answer fit(List<Type> actual, List<Type> declared) {
        for (int i = 0; i < declared.size(); i++) {
            if (isGeneric(declared.get(i))) {
                Type type = actual.get(i);
                if (!type.isKnown()) {
                    open = true;
                } else {
                    take(declared.get(i).data().name(), type);
                }
            }
        }
        if (!unfit && !open) {
            derive();
            compare();
        }
        return unfit ? Answer.NO : open ? Answer.OPEN : Answer.YES;
    }

    private void take(String declared, Type actual) {
        nonarray |= declared.equals("anynonarray");
        anEnum |= declared.equals("anyenum");
        compatibleNonarray |= declared.equals("anycompatiblenonarray");
        if (actual.isUnknownLiteral()) {
            return;
        }
        Type base = actual.base();
        open |= !base.isKnown();
        switch (declared) {
            case "anyelement", "anynonarray", "anyenum" -> element = same(element, actual);
            case "anyarray" -> {
                unfit |= base.isKnown() && base.element().isEmpty() && !isVector(base);
                open |= isVector(base) || base.isPseudo("anyarray");
                array = same(array, base);
            }
            case "anyrange" -> {
                unfit |= base.isKnown() && !base.is(Type.Kind.RANGE);
                range = same(range, base);
            }
            case "anymultirange" -> {
                unfit |= base.isKnown() && !base.is(Type.Kind.MULTIRANGE);
                multirange = same(multirange, base);
            }
            case "anycompatible", "anycompatiblenonarray" -> compatible.add(actual);
            case "anycompatiblearray" -> {
                unfit |= base.isKnown() && base.element().isEmpty() && !isVector(base);
                open |= isVector(base);
                base.element().ifPresent(compatible::add);
            }
            case "anycompatiblerange" -> {
                unfit |= base.isKnown() && !base.is(Type.Kind.RANGE);
                compatibleRange = same(compatibleRange, base);
                base.inner().ifPresent(compatible::add);
            }
            default -> {
                unfit |= base.isKnown() && !base.is(Type.Kind.MULTIRANGE);
                compatibleMultirange = same(compatibleMultirange, base);
                base.inner().flatMap(Type::inner).ifPresent(compatible::add);
            }
        }
    }

    /** The vectors of the catalogs have elements, and are no arrays. */
    private static boolean isVector(Type type) {
        return type.is(Type.Kind.BASE) && type.category() == 'A';
    }

    private Optional<Type> same(Optional<Type> known, Type type) {
        unfit |= known.isPresent() && known.get() != type;
        return Optional.of(type);
    }

    /** What follows from arrays for their elements, and from ranges for what they span. */
    private void derive() {
        if (array.isPresent()) {
            element = same(element, array.get().element().orElse(Type.OPEN));
        }
        if (multirange.isPresent()) {
            range = same(range, multirange.get().inner().orElse(Type.OPEN));
        }
        if (range.isPresent()) {
            element = same(element, range.get().inner().orElse(Type.OPEN));
        }
        if (element.isPresent()) {
            unfit |= nonarray && element.get().element().isPresent();
            unfit |= anEnum && !element.get().base().is(Type.Kind.ENUM);
            open |= !element.get().isKnown();
        }
    }

    private void compare() {
        if (compatible.isEmpty()) {
            return;
        }
        CommonType common = new CommonType(coercion);
        Optional<Type> type = common.of(compatible);
        if (type.isEmpty()) {
            unfit |= common.isRefused();
            open |= !common.isRefused();
            return;
        }
        unfit |= compatibleNonarray && type.get().element().isPresent();
        unfit |= compatibleRange
                .flatMap(Type::inner)
                .filter(inner -> inner != type.get())
                .isPresent();
        unfit |= compatibleMultirange
                .flatMap(Type::inner)
                .flatMap(Type::inner)
                .filter(inner -> inner != type.get())
                .isPresent();
    }

    /** Why the types of any type remain undetermined although a function has some, as PostgreSQL puts it. */
    Optional<String> undetermined(List<Type> declared) {
        if (open || unfit || !compatible.isEmpty()) {
            return Optional.empty();
        }
        for (Type type : declared) {
            boolean missing = isGeneric(type)
                    && switch (type.data().name()) {
                        case "anyelement", "anyarray", "anynonarray", "anyenum" -> element.isEmpty();
                        default -> false;
                    };
            if (missing) {
                return Optional.of("could not determine polymorphic type because input has type unknown");
            }
        }
        return Optional.empty();
    }

    /** The type of a result that is declared so. */
    Type result(Type declared) {
        if (!isGeneric(declared)) {
            return declared;
        }
        return switch (declared.data().name()) {
            case "anyelement", "anynonarray", "anyenum" -> element.orElse(Type.OPEN);
            case "anyarray" -> array.or(() -> element.map(Type::array)).orElse(Type.OPEN);
            case "anyrange" -> range.orElse(Type.OPEN);
            case "anymultirange" -> multirange.orElse(Type.OPEN);
            case "anycompatible", "anycompatiblenonarray" -> common();
            case "anycompatiblearray" -> common().array();
            case "anycompatiblerange" -> compatibleRange.orElse(Type.OPEN);
            default -> compatibleMultirange.orElse(Type.OPEN);
        };
    }

    private Type common() {
        return open
                ? Type.OPEN
                : compatible.isEmpty()
                        ? TypeSystem.named("text")
                        : new CommonType(coercion).of(compatible).orElse(Type.OPEN);
    }
}
