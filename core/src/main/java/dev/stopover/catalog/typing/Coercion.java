package dev.stopover.catalog.typing;

import dev.stopover.catalog.OtherObject;
import dev.stopover.syntax.ObjectKind;
import java.util.List;
import java.util.Optional;

/** Which types PostgreSQL turns into which by itself ({@code can_coerce_type} in {@code parse_coerce.c}). */
final class Coercion {

    /** Where one type is turned into another; each can do what those before it can. */
    enum Context {
        /** In an expression. */
        IMPLICIT,
        /** Where a value is written into a column. */
        ASSIGNMENT,
        /** Where a cast is written. */
        EXPLICIT
    }

    private final boolean ownCasts;

    Coercion(TypeSystem types) {
        this.ownCasts = types.catalog().others().stream().map(OtherObject::kind).anyMatch(ObjectKind.CAST::equals);
    }

    /** Whether values of some types, in order, can be given where others are declared. */
    Answer all(List<Type> from, List<Type> to, Context context) {
        Answer answer = Answer.YES;
        boolean generic = false;
        for (int i = 0; i < from.size() && !answer.isNo(); i++) {
            generic |= Generics.isGeneric(to.get(i));
            answer = answer.and(can(from.get(i), to.get(i), context));
        }
        return generic && !answer.isNo() ? answer.and(new Generics(this).fit(from, to)) : answer;
    }

    /** Whether a value of one type can be given where another is declared. */
    Answer can(Type from, Type to, Context context) {
        if (!from.isKnown() || !to.isKnown()) {
            return to.isAny() ? Answer.YES : Answer.OPEN;
        }
        if (from == to || to.isAny() || Generics.isGeneric(to) || from.isUnknownLiteral()) {
            return Answer.YES;
        }
        Answer answer = pathway(from, to, context, 0);
        return answer.isNo() && ownCasts ? Answer.OPEN : answer;
    }

    private Answer pathway(Type fromType, Type toType, Context context, int depth) {
        Type from = fromType.base();
        Type to = toType.base();
        if (!from.isKnown() || !to.isKnown() || depth > 8) {
            return Answer.OPEN;
        }
        if (from == to) {
            return Answer.YES;
        }
        String cast = Casts.find(from, to);
        if (!cast.isEmpty() && allows(cast.charAt(0), context)) {
            return Answer.YES;
        }
        if (!cast.isEmpty()) {
            return Answer.NO;
        }
        Optional<Type> inner = from.element();
        if (inner.isPresent() && to.is(Type.Kind.ARRAY)) {
            return pathway(inner.get(), to.element().orElse(Type.OPEN), context, depth + 1);
        }
        if (from.is(Type.Kind.COMPOSITE) || to.is(Type.Kind.COMPOSITE)) {
            return rows(from, to, context);
        }
        boolean text = context != Context.IMPLICIT && to.category() == 'S'
                || context == Context.EXPLICIT && from.category() == 'S';
        if (text) {
            return Answer.YES;
        }
        // Rows of no type may become others; until 15, "char" was a string.
        boolean string = context != Context.IMPLICIT && (isCharacter(from) || isCharacter(to));
        return string || from.is(Type.Kind.PSEUDO) ? Answer.OPEN : Answer.NO;
    }

    private static boolean isCharacter(Type type) {
        return type == TypeSystem.named("char");
    }

    private static Answer rows(Type from, Type to, Context context) {
        if (to.isPseudo("record") && from.is(Type.Kind.COMPOSITE)) {
            return Answer.YES;
        }
        if (from.isPseudo("record") || from.is(Type.Kind.COMPOSITE) && to.is(Type.Kind.COMPOSITE)) {
            return Answer.OPEN;
        }
        boolean text = context != Context.IMPLICIT && to.category() == 'S'
                || context == Context.EXPLICIT && from.category() == 'S';
        return Answer.of(text);
    }

    private static boolean allows(char recorded, Context context) {
        return switch (recorded) {
            case 'i' -> true;
            case 'a' -> context != Context.IMPLICIT;
            default -> context == Context.EXPLICIT;
        };
    }
}
