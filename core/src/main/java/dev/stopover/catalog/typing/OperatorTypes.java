package dev.stopover.catalog.typing;

import dev.stopover.catalog.OtherObject;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators make of their operands ({@code parse_oper.c}). */
final class OperatorTypes {

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

    /** What pg_trgm and btree_gist bring for PostgreSQL's own types. */
    private static final Set<String> EXTENSIONS =
            Set.of("%", "<%", "%>", "<<%", "%>>", "<->", "<<->", "<->>", "<<<->", "<->>>");

    private final TypeSystem types;
    private final Coercion coercion;
    private final int major;
    private final TypeFailures failures;

    OperatorTypes(TypeSystem types, Coercion coercion, int major, TypeFailures failures) {
        this.types = types;
        this.coercion = coercion;
        this.major = major;
        this.failures = failures;
    }

    /** The type of an operator over operands, one or two; what is refused shows in a place. */
    Type of(String name, List<Type> given, TextRange place) {
        Type otherwise = COMPARISONS.contains(name) ? TypeSystem.named("bool") : Type.OPEN;
        if (isMade(name) || given.stream().noneMatch(Type::isKnown)) {
            return otherwise;
        }
        List<Signature> candidates = Operators.find(name, given.size(), major);
        Optional<Signature> exact = exact(candidates, given);
        Overloads.Choice choice = exact.isPresent()
                ? new Overloads.Choice(Overloads.Outcome.CHOSEN, exact)
                : new Overloads(coercion).choose(candidates, given);
        return switch (choice.outcome()) {
            case CHOSEN -> result(choice.signature().orElseThrow(), given);
            case NONE -> {
                refuse("42883", "operator does not exist: %s", name, given, place);
                yield otherwise;
            }
            case AMBIGUOUS -> {
                refuse("42725", "operator is not unique: %s", name, given, place);
                yield otherwise;
            }
            case OPEN -> otherwise;
        };
    }

    private Type result(Signature signature, List<Type> given) {
        Generics generics = new Generics(coercion);
        return generics.fit(given, signature.arguments()).isYes()
                ? generics.result(signature.result())
                : signature.result().is(Type.Kind.PSEUDO) ? Type.OPEN : signature.result();
    }

    /** A constant in quotes is first taken to be of the other operand's type, then of what that narrows. */
    private static Optional<Signature> exact(List<Signature> candidates, List<Type> given) {
        if (given.size() < 2) {
            return Optional.empty();
        }
        Type left = given.get(0);
        Type right = given.get(1);
        boolean unknown = left.isUnknownLiteral() || right.isUnknownLiteral();
        Type one = left.isUnknownLiteral() ? right : left;
        Type other = right.isUnknownLiteral() ? left : right;
        return take(candidates, one, other)
                .or(() -> unknown && one.is(Type.Kind.DOMAIN)
                        ? take(candidates, one.base(), one.base())
                        : Optional.empty());
    }

    private static Optional<Signature> take(List<Signature> candidates, Type left, Type right) {
        for (Signature candidate : candidates) {
            if (candidate.sure()
                    && left.isKnown()
                    && candidate.arguments().get(0) == left
                    && candidate.arguments().get(1) == right) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean isMade(String name) {
        return types.catalog().others().stream()
                .filter(other -> other.kind() == ObjectKind.OPERATOR)
                .map(OtherObject::name)
                .anyMatch(other -> other.contains(name));
    }

    private void refuse(String state, String message, String name, List<Type> given, TextRange place) {
        boolean known = given.stream().allMatch(Type::isKnown);
        // The extension intarray has operators for these.
        boolean integers = given.get(0) == TypeSystem.named("_int4");
        if (!known || EXTENSIONS.contains(name) || integers) {
            return;
        }
        List<String> words = new ArrayList<>();
        if (given.size() > 1) {
            words.add(types.printed(given.get(0)));
        }
        words.add(name.equals("!=") ? "<>" : name);
        words.add(types.printed(given.get(given.size() - 1)));
        failures.add(place, state, message.formatted(String.join(" ", words)));
    }
}
