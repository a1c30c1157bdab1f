package dev.stopover.rules;

import java.util.List;

/** Names that there may be too many of to say them all. */
public final class Few {

    private Few() {}

    /** "a", "a and b" or "a, b and c". */
    public static String all(List<?> names) {
        int last = names.size() - 1;
        return last < 1
                ? of(names, 1, "")
                : "%s and %s".formatted(of(names.subList(0, last), last, ""), names.get(last));
    }

    /**
     * "a, b" or "a, b and 4 more".
     *
     * @param most how many are named
     * @param others what follows the number of the others
     */
    public static String of(List<?> names, int most, String others) {
        String first = String.join(
                ", ", names.stream().limit(most).map(Object::toString).toList());
        return names.size() > most ? "%s and %d %s".formatted(first, names.size() - most, others) : first;
    }
}
