package dev.stopover.engine;

import dev.stopover.migration.SkippedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a run left out, so that nobody takes silence for approval.
 *
 * @param files the files that lie where migrations lie and were not judged, in the order of their paths
 * @param inPart the seeds and tests that were judged for what they hold and name alone, in the order of their paths
 * @param applied how many migrations were not judged because they are configured as applied
 * @param excluded how many files with migrations were not judged because they are configured as excluded
 */
public record Unjudged(List<SkippedFile> files, List<SkippedFile> inPart, int applied, int excluded) {

    /** What seeds and tests that are named are judged for. */
    public static final String IN_PART = "judged only for secrets, data of people and what PostgreSQL refuses";

    /** Nothing was left out. */
    public static final Unjudged NONE = new Unjudged(List.of(), List.of(), 0, 0);

    /** Keeps the files in the order of their paths, each once. */
    public Unjudged {
        files = sorted(files);
        inPart = sorted(inPart);
    }

    /** Both together. */
    public Unjudged and(Unjudged other) {
        return new Unjudged(
                joined(files, other.files),
                joined(inPart, other.inPart),
                applied + other.applied,
                excluded + other.excluded);
    }

    private static List<SkippedFile> joined(List<SkippedFile> some, List<SkippedFile> others) {
        List<SkippedFile> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<SkippedFile> sorted(List<SkippedFile> files) {
        return files.stream()
                .distinct()
                .sorted(Comparator.comparing(SkippedFile::path).thenComparing(SkippedFile::reason))
                .toList();
    }
}
