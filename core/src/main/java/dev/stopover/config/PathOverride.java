package dev.stopover.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What differs on some paths.
 *
 * @param patterns which paths, relative to the project: {@code *} stands for a part of a name, {@code **} for any folders
 * @param rules what is configured of rules there, by their ids
 */
public record PathOverride(List<PathPattern> patterns, Map<String, RuleChange> rules) {

    /** Keeps copies of the collections. */
    public PathOverride {
        patterns = List.copyOf(patterns);
        rules = Map.copyOf(rules);
    }

    /** Whether a path is one of them. */
    public boolean covers(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** A pattern of paths. */
    public static final class PathPattern {

        private final String written;
        private final Pattern pattern;

        /** The pattern as written: a folder stands for all that is in it. */
        public PathPattern(String written) {
            this.written = written;
            this.pattern = Pattern.compile(translate(written), Pattern.DOTALL);
        }

        /** Whether a path matches. */
        public boolean matches(String path) {
            return pattern.matcher(path).matches();
        }

        @Override
        public String toString() {
            return written;
        }

        private static String translate(String written) {
            StringBuilder regex = new StringBuilder();
            int at = 0;
            while (at < written.length()) {
                if (written.startsWith("**/", at)) {
                    regex.append("(?:.*/)?");
                    at += 3;
                } else if (written.startsWith("**", at)) {
                    regex.append(".*");
                    at += 2;
                } else {
                    char c = written.charAt(at++);
                    regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
                }
            }
            return regex.append("(?:/.*)?").toString();
        }
    }
}
