package dev.stopover.config;

import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What differs on some paths, or for some layouts and runners.
 *
 * @param patterns which paths, relative to the project: {@code *} stands for a part of a name, {@code **} for any
 *     folders; none for all of them
 * @param layout the layout of the histories that it is about, if that matters
 * @param runner the runner of the histories that it is about, if that matters
 * @param files the files of these histories, where a layout or runner matters; none before the histories are known
 * @param rules what is configured of rules there, by their ids
 */
public record PathOverride(
        List<PathPattern> patterns,
        Optional<Layout> layout,
        Optional<Runner> runner,
        Set<String> files,
        Map<String, RuleChange> rules) {

    /** Keeps copies of the collections. */
    public PathOverride {
        patterns = List.copyOf(patterns);
        files = Set.copyOf(files);
        rules = Map.copyOf(rules);
    }

    /** Whether a path is one of them. */
    public boolean covers(String path) {
        return names(path) && (!hasCondition() || files.contains(path));
    }

    /** Whether a path is one of those that are named, of whatever history. */
    public boolean names(String path) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private boolean hasCondition() {
        return layout.isPresent() || runner.isPresent();
    }

    /** The same where the histories are known. */
    PathOverride among(List<History> histories) {
        if (!hasCondition()) {
            return this;
        }
        Set<String> meant = new HashSet<>();
        for (History history : histories) {
            if (layout.filter(other -> other != history.layout()).isEmpty()
                    && runner.filter(other -> other != history.runner()).isEmpty()) {
                meant.addAll(ChangeSet.all(history).files());
                history.skipped().forEach(skipped -> meant.add(skipped.path()));
            }
        }
        return new PathOverride(patterns, layout, runner, meant, rules);
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
