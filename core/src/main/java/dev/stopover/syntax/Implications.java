package dev.stopover.syntax;

import java.util.Set;

/**
 * What follows from an expression.
 *
 * @param alwaysTrue whether it is true whatever the row: {@code true}, {@code 1 = 1}
 * @param nonNullColumns the columns that are not null wherever it is not false: {@code c IS NOT NULL AND …}
 * @param nullColumns the columns that are null wherever it is true: {@code c IS NULL AND …}
 * @param trueForNull the columns each of which makes it true by being null: {@code c IS NULL OR …}
 * @param callsTrueForNull the functions each of which makes it true by being null: {@code auth.uid() IS NULL OR …}
 * @param alwaysNull whether it is null whatever the row: {@code NULL}, {@code NULL::text}
 * @param neverNull whether it is certain not to be null: {@code 'new'}, {@code coalesce(c, 0)}, {@code now()}
 */
public record Implications(
        boolean alwaysTrue,
        Set<String> nonNullColumns,
        Set<String> nullColumns,
        Set<String> trueForNull,
        Set<String> callsTrueForNull,
        boolean alwaysNull,
        boolean neverNull) {

    /** Nothing follows. */
    public static final Implications NONE =
            new Implications(false, Set.of(), Set.of(), Set.of(), Set.of(), false, false);

    /** Keeps copies of the sets. */
    public Implications {
        nonNullColumns = Set.copyOf(nonNullColumns);
        nullColumns = Set.copyOf(nullColumns);
        trueForNull = Set.copyOf(trueForNull);
        callsTrueForNull = Set.copyOf(callsTrueForNull);
    }
}
