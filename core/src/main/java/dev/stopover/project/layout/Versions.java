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

    /** Digits by their value, what stands between them as text. */
    public static final Comparator<String> NATURAL =
            ((Comparator<String>) Versions::compareNaturally).thenComparing(Comparator.naturalOrder());

    private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

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

    /** A version in which no number begins with zeros. */
    static String withoutZeros(String version) {
        return ZEROS.matcher(version).replaceAll("");
    }

    private static int compareNaturally(String left, String right) {
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        int at = 0;
        while (at < a.length() && at < b.length()) {
            int here = digitsEnd(a, at) - at;
            int there = digitsEnd(b, at) - at;
            if (here != there && here > 0 && there > 0) {
                return Integer.compare(here, there);
            }
            int end = at + Math.max(1, here);
            for (; at < end; at++) {
                if (a.charAt(at) != b.charAt(at)) {
                    return Character.compare(a.charAt(at), b.charAt(at));
                }
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int digitsEnd(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
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
