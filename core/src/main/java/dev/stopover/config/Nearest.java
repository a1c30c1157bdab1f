package dev.stopover.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a name that does not exist. */
public final class Nearest {

    private Nearest() {}

    /**
     * The name that differs least, if it differs little, or else one that begins so; of equals the first in the order of
     * code units.
     */
    public static Optional<String> of(String written, Collection<String> names) {
        String best = "";
        int least = Math.max(2, written.length() / 3) + 1;
        for (String name : names.stream().sorted().toList()) {
            int distance = distance(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty()
                ? names.stream()
                        .sorted()
                        .filter(name -> written.length() >= 3 && name.startsWith(written.toLowerCase(Locale.ROOT)))
                        .findFirst()
                : Optional.of(best);
    }

    /** A sentence that asks whether the nearest name was meant, with a blank before it; empty if there is none. */
    public static String question(String written, Collection<String> names) {
        return of(written, names)
                .map(name -> " Did you mean %s?".formatted(name))
                .orElse("");
    }

    /** How many letters have to be added, left out, changed or swapped with their neighbours. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
