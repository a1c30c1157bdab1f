package dev.stopover.project;

import dev.stopover.syntax.Excerpt;

/** What can be said of an excerpt before it is cut into tokens. */
final class Excerpts {

    private Excerpts() {}

    /** Whether there is anything besides blanks and lines that are comments. */
    static boolean hasSql(Excerpt excerpt) {
        return excerpt.toString()
                .lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.startsWith("--"));
    }
}
