package dev.stopover.project.layout;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The orders in which runners put versions. */
public final class Versions {

    /** Numbers by their value alone: equal ones are the same. */
    public static final Comparator<String> BY_VALUE = Comparator.comparing((String version) -> new BigInteger(version));

    /** Numbers by their value, whatever zeros they begin with; equal ones as text. */
    public static final Comparator<String> NUMERIC =
            Comparator.comparing((String version) -> new BigInteger(version)).thenComparing(Comparator.naturalOrder());

    private static final Pattern SEPARATORS = Pattern.compile("[._]");

    private Versions() {}

    /** Compares versions of numbers between dots or underscores, number by number; missing ones are zero. */
    public static int compareDotted(String left, String right) {
        List<BigInteger> a = numbers(left);
        List<BigInteger> b = numbers(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = number(a, i).compareTo(number(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<BigInteger> numbers(String version) {
        return SEPARATORS
                .splitAsStream(version)
                .flatMap(part -> part.isEmpty() || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Stream.empty()
                        : Stream.of(new BigInteger(part)))
                .toList();
    }

    private static BigInteger number(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }
}
