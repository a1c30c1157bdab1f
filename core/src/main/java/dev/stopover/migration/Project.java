package dev.stopover.migration;

import java.util.List;

/**
 * The histories found under the given paths, and the other SQL files.
 *
 * @param histories each migration folder's, in the order of their roots
 * @param others the SQL files that belong to no history, each with the reason
 * @param problems what is wrong with the files themselves, those of the histories among them
 * @param reported the paths that are reported about
 */
public record Project(
        List<History> histories, List<SkippedFile> others, List<ProjectProblem> problems, PathFilter reported) {

    /** Keeps copies of the lists. */
    public Project {
        histories = List.copyOf(histories);
        others = List.copyOf(others);
        problems = List.copyOf(problems);
    }

    /** Histories and nothing else, all of them reported about. */
    public static Project of(List<History> histories) {
        return new Project(histories, List.of(), List.of(), PathFilter.ALL);
    }
}
