package dev.stopover.catalog.typing;

import java.util.List;

/**
 * How arguments are given to a function.
 *
 * @param positional how many stand in their place
 * @param names the names of the others, in the order written
 * @param variadic whether the last is given as VARIADIC
 */
record CallShape(int positional, List<String> names, boolean variadic) {

    CallShape {
        names = List.copyOf(names);
    }

    /** Arguments in their places. */
    static CallShape of(int count) {
        return new CallShape(count, List.of(), false);
    }

    int count() {
        return positional + names.size();
    }
}
