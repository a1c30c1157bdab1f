package dev.stopover.engine;

import dev.stopover.migration.SkippedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a run left out, so that nobody takes silence for approval.
 *
 * @param files the files that lie where migrations lie and were not judged, in the order of their paths
 * @param applied how many migrations were not judged because they are configured as applied
 * @param excluded how many files with migrations were not judged because they are configured as excluded
 */
public record Unjudged(List<SkippedFile> files, int applied, int excluded) {

    /** Nothing was left out. */
    public static final Unjudged NONE = new Unjudged(List.of(), 0, 0);

    /** Keeps the files in the order of their paths, each once. */
    public Unjudged {
        files = files.stream()
                .distinct()
                .sorted(Comparator.comparing(SkippedFile::path).thenComparing(SkippedFile::reason))
                .toList();
    }

    /** Both together. */
    public Unjudged and(Unjudged other) {
        List<SkippedFile> all = new ArrayList<>(files);
        all.addAll(other.files);
        return new Unjudged(all, applied + other.applied, excluded + other.excluded);
    }
}
