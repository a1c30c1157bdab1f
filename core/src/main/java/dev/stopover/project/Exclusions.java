package dev.stopover.project;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.project.walk.SourceTree;
import java.util.List;

/**
 * What is left out of the report: what a pattern covers, unless it was named itself or lies in a folder that was named
 * and that a pattern covers too.
 */
final class Exclusions {

    private final Configurations configurations;
    private final List<PathPattern> patterns;
    private final List<String> named;

    /**
     * What options and configurations exclude.
     *
     * @param named the paths that were named
     */
    Exclusions(ReadOptions options, Configurations configurations, List<String> named) {
        this.configurations = configurations;
        this.patterns = options.exclude().stream().map(PathPattern::new).toList();
        this.named = options.excludeNamed() ? List.of() : List.copyOf(named);
    }

    /** Whether a file or folder is left out. */
    boolean cover(String path) throws ConfigurationException {
        if (!isCovered(path)) {
            return false;
        }
        for (String name : named) {
            if (path.equals(name) || !name.isEmpty() && path.startsWith(name + "/") && isCovered(name)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCovered(String path) throws ConfigurationException {
        List<PathPattern> configured =
                configurations.of(SourceTree.parent(path)).exclude();
        return configured.stream().anyMatch(pattern -> pattern.matches(path))
                || patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
