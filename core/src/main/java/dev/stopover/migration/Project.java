package dev.stopover.migration;

import java.util.List;

/**
 * The histories found under the given paths, and the other SQL files.
 *
 * @param histories each migration folder's, in the order of their roots
 * @param others the SQL files that belong to no history, each with the reason
 * @param seeded for seeds and tests that are named, the history over which they run, with them at its end: they alone are
 *     judged in it
 * @param problems what is wrong with the files themselves, those of the histories among them
 * @param reported the paths that are reported about
 */
public record Project(
        List<History> histories,
        List<SkippedFile> others,
        List<History> seeded,
        List<ProjectProblem> problems,
        PathFilter reported) {

    /** Keeps copies of the lists. */
    public Project {
        histories = List.copyOf(histories);
        others = List.copyOf(others);
        seeded = List.copyOf(seeded);
        problems = List.copyOf(problems);
    }

    /** The same reported about in another part. */
    public Project reporting(PathFilter other) {
        return new Project(histories, others, seeded, problems, other);
    }

    /** The seeds and tests that are judged: they are named and reported about. */
    public List<SkippedFile> judgedInPart() {
        return others.stream()
                .filter(file -> file.runsOverASchema()
                        && reported.files().contains(file.path())
                        && reported.covers(file.path()))
                .toList();
    }

    /** Histories and nothing else, all of them reported about. */
    public static Project of(List<History> histories) {
        return new Project(histories, List.of(), List.of(), List.of(), PathFilter.ALL);
    }
}
