package dev.stopover.project.layout;

import dev.stopover.syntax.Excerpt;

/** What can be said of an excerpt before it is cut into tokens. */
public final class Excerpts {

    private Excerpts() {}

    /** Whether there is anything besides blanks and lines that are comments. */
    public static boolean hasSql(Excerpt excerpt) {
        return excerpt.toString()
                .lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.startsWith("--"));
    }
}
