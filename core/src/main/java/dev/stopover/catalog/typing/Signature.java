package dev.stopover.catalog.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function or operator that a name may mean, as it takes so many arguments.
 *
 * @param arguments the types it takes, one for each argument of the call
 * @param result the type that it returns; {@link Type#OPEN} where that is not known
 * @param kind f a function, p a procedure, n an aggregate, o and h one over an ordered set, w a window function
 * @param volatility i immutable, s stable, v volatile
 * @param set whether it returns a set
 * @param columns the columns of its rows, where it returns rows of several
 * @param sure whether every version has it that may be meant
 * @param order how early in the search path it stands
 * @param filled how many of its arguments the call leaves to their defaults
 * @param spread whether its last argument takes all that follow
 */
record Signature(
        List<Type> arguments,
        Type result,
        char kind,
        char volatility,
        boolean set,
        List<OutputColumn> columns,
        boolean sure,
        int order,
        int filled,
        boolean spread) {

    /** A column of the rows that a function returns. */
    record OutputColumn(String name, Type type) {}

    Signature {
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
    }

    boolean isAggregate() {
        return kind == 'n' || kind == 'o' || kind == 'h';
    }

    /** Whether it takes the very types that another takes. */
    boolean takesTheSameAs(Signature other) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) != other.arguments.get(i)) {
                return false;
            }
        }
        return arguments.size() == other.arguments.size();
    }

    /** The same over other arguments. */
    Signature taking(List<Type> other) {
        return new Signature(other, result, kind, volatility, set, columns, sure, order, filled, spread);
    }

    /**
     * One that takes the arguments of a call, if it does.
     *
     * @param declared its own arguments
     * @param names the names of these, empty where it has none
     * @param optional how many of the last have a default
     * @param variadic whether the last one takes all that follow
     */
    Optional<Signature> takes(List<Type> declared, List<String> names, int optional, boolean variadic, CallShape call) {
        int own = declared.size();
        List<Type> taken = new ArrayList<>(declared.subList(0, Math.min(own, call.positional())));
        if (!call.names().isEmpty()) {
            return named(declared, names, optional, variadic, call, taken);
        }
        int count = call.positional();
        if (variadic && !call.variadic() && count >= own) {
            taken = new ArrayList<>(declared.subList(0, own - 1));
            Type element = element(declared.get(own - 1));
            while (taken.size() < count) {
                taken.add(element);
            }
            return Optional.of(taking(taken).with(0, true));
        }
        if (count > own || count < own - optional || call.variadic() && (!variadic || count != own)) {
            return Optional.empty();
        }
        return Optional.of(taking(taken).with(own - count, false));
    }

    /** What an argument that takes all that follow takes of each. */
    private static Type element(Type array) {
        if (array.isAny()) {
            return array;
        }
        if (array.isPseudo("anyarray")) {
            return TypeSystem.named("anyelement");
        }
        if (array.isPseudo("anycompatiblearray")) {
            return TypeSystem.named("anycompatible");
        }
        return array.element().orElse(Type.OPEN);
    }

    private Signature with(int defaults, boolean spreads) {
        return new Signature(arguments, result, kind, volatility, set, columns, sure, order, defaults, spreads);
    }

    private Optional<Signature> named(
            List<Type> declared, List<String> names, int optional, boolean variadic, CallShape call, List<Type> taken) {
        int own = declared.size();
        boolean unnamed = names.size() != own;
        if (unnamed
                || variadic != call.variadic()
                || call.positional() + call.names().size() > own) {
            return Optional.empty();
        }
        boolean[] given = new boolean[own];
        for (int i = 0; i < call.positional(); i++) {
            given[i] = true;
        }
        for (String name : call.names()) {
            int at = names.indexOf(name);
            if (at < 0 || given[at]) {
                return Optional.empty();
            }
            given[at] = true;
            taken.add(declared.get(at));
        }
        for (int i = 0; i < own - optional; i++) {
            if (!given[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(taking(taken).with(own - taken.size(), false));
    }
}
