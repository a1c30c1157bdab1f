package dev.stopover.catalog.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of several functions or operators of one name PostgreSQL takes for some arguments (manual, chapter 10; {@code
 * func_select_candidate} in {@code parse_func.c}).
 */
final class Overloads {

    /** What comes of the choice. */
    enum Outcome {
        /** One is taken. */
        CHOSEN,
        /** None takes these arguments. */
        NONE,
        /** Several take them, and none better than the others. */
        AMBIGUOUS,
        /** It cannot be told. */
        OPEN
    }

    /** What comes of the choice, and what is taken if it is known. */
    record Choice(Outcome outcome, Optional<Signature> signature) {}

    private final Coercion coercion;

    Overloads(Coercion coercion) {
        this.coercion = coercion;
    }

    /** The choice among those that take as many arguments. */
    Choice choose(List<Signature> candidates, List<Type> given) {
        Optional<Signature> exact = exact(candidates, given);
        if (exact.isPresent()) {
            return chosen(exact.get());
        }
        List<Signature> left = new ArrayList<>();
        boolean open = false;
        for (Signature candidate : candidates) {
            Answer takes = coercion.all(given, candidate.arguments(), Coercion.Context.IMPLICIT);
            if (!takes.isNo()) {
                left.add(candidate);
                open |= takes == Answer.OPEN || !candidate.sure();
            }
        }
        if (left.isEmpty()) {
            return new Choice(Outcome.NONE, Optional.empty());
        }
        if (left.size() == 1) {
            return open ? new Choice(Outcome.OPEN, Optional.of(left.get(0))) : chosen(left.get(0));
        }
        if (open
                || given.stream()
                        .anyMatch(type -> !type.isKnown() || !type.base().isKnown())) {
            return new Choice(Outcome.OPEN, Optional.empty());
        }
        return select(left, given);
    }

    private static Choice chosen(Signature signature) {
        return new Choice(Outcome.CHOSEN, Optional.of(signature));
    }

    private static Optional<Signature> exact(List<Signature> candidates, List<Type> given) {
        for (Signature candidate : candidates) {
            boolean same = candidate.sure();
            for (int i = 0; i < given.size() && same; i++) {
                same = given.get(i).isKnown() && candidate.arguments().get(i) == given.get(i);
            }
            if (same) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Choice select(List<Signature> candidates, List<Type> given) {
        List<Type> base = new ArrayList<>();
        given.forEach(type -> base.add(type.base()));
        List<Signature> left = best(candidates, base, false);
        if (left.size() > 1) {
            left = best(left, base, true);
        }
        if (left.size() == 1) {
            return chosen(left.get(0));
        }
        Choice ambiguous = new Choice(Outcome.AMBIGUOUS, Optional.empty());
        if (base.stream().noneMatch(Type::isUnknownLiteral)) {
            return ambiguous;
        }
        left = byCategory(left, base);
        if (left.size() == 1) {
            return chosen(left.get(0));
        }
        return byOnlyType(left, base).map(Overloads::chosen).orElse(ambiguous);
    }

    /** Those that take most arguments as they are, or else as what is preferred in their category. */
    private static List<Signature> best(List<Signature> candidates, List<Type> base, boolean preferred) {
        List<Signature> best = new ArrayList<>();
        int most = 0;
        for (Signature candidate : candidates) {
            int matches = 0;
            for (int i = 0; i < base.size(); i++) {
                Type type = base.get(i);
                Type taken = candidate.arguments().get(i);
                boolean counts =
                        taken == type || preferred && taken.isPreferred() && taken.category() == type.category();
                matches += !type.isUnknownLiteral() && counts ? 1 : 0;
            }
            if (matches > most || best.isEmpty()) {
                most = matches;
                best.clear();
            }
            if (matches == most) {
                best.add(candidate);
            }
        }
        return best;
    }

    /** Constants in quotes are taken for strings if they can be, else for what all candidates take there. */
    private static List<Signature> byCategory(List<Signature> candidates, List<Type> base) {
        char[] categories = new char[base.size()];
        boolean[] hasPreferred = new boolean[base.size()];
        for (int i = 0; i < base.size(); i++) {
            boolean conflict = false;
            for (Signature candidate : base.get(i).isUnknownLiteral() ? candidates : List.<Signature>of()) {
                Type taken = candidate.arguments().get(i);
                if (categories[i] == 0 || taken.category() == 'S' && categories[i] != 'S') {
                    categories[i] = taken.category();
                    hasPreferred[i] = taken.isPreferred();
                } else if (taken.category() == categories[i]) {
                    hasPreferred[i] |= taken.isPreferred();
                } else {
                    conflict = true;
                }
            }
            if (conflict && categories[i] != 'S') {
                return candidates;
            }
        }
        List<Signature> left = new ArrayList<>();
        for (Signature candidate : candidates) {
            boolean keeps = true;
            for (int i = 0; i < base.size(); i++) {
                Type taken = candidate.arguments().get(i);
                keeps &= !base.get(i).isUnknownLiteral()
                        || taken.category() == categories[i] && (!hasPreferred[i] || taken.isPreferred());
            }
            if (keeps) {
                left.add(candidate);
            }
        }
        return left.isEmpty() ? candidates : left;
    }

    /** Where all known arguments are of one type, the others are taken to be of it as well. */
    private Optional<Signature> byOnlyType(List<Signature> candidates, List<Type> base) {
        Optional<Type> only = Optional.empty();
        for (Type type : base) {
            if (!type.isUnknownLiteral()) {
                if (only.isPresent() && only.get() != type) {
                    return Optional.empty();
                }
                only = Optional.of(type);
            }
        }
        if (only.isEmpty()) {
            return Optional.empty();
        }
        List<Type> all = new ArrayList<>();
        while (all.size() < base.size()) {
            all.add(only.get());
        }
        List<Signature> left = new ArrayList<>();
        for (Signature candidate : candidates) {
            if (!coercion.all(all, candidate.arguments(), Coercion.Context.IMPLICIT)
                    .isNo()) {
                left.add(candidate);
            }
        }
        return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
    }
}
