package dev.stopover.migration;

import java.util.List;

/**
 * The histories found under the given paths, and the other SQL files.
 *
 * @param histories each migration folder's, in the order of their roots
 * @param others the SQL files that belong to no history, each with the reason
 */
public record Project(List<History> histories, List<SkippedFile> others) {

    /** Keeps copies of the lists. */
    public Project {
        histories = List.copyOf(histories);
        others = List.copyOf(others);
    }
}
