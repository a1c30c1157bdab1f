package dev.stopover.migration;

import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is wrong with the files of a project, before any of their SQL is looked at.
 *
 * @param kind what sort of problem it is
 * @param file the file it was found in; without text if it could not be read
 * @param range where it stands; empty at the beginning if it is about the whole file
 * @param message what is wrong, one sentence with a full stop
 * @param help what to do about it, in the imperative, if that is known
 * @param other the other place that it speaks of, if there is one
 */
public record ProjectProblem(
        Kind kind, SourceFile file, TextRange range, String message, Optional<String> help, Optional<Place> other)
        implements Ranged, Comparable<ProjectProblem> {

    /**
     * A place in a file.
     *
     * @param file the file
     * @param range where in it; empty at the beginning if all of it is meant
     */
    public record Place(SourceFile file, TextRange range) implements Ranged {}

    private static final Comparator<ProjectProblem> ORDER = Comparator.comparing(
                    (ProjectProblem problem) -> problem.file().path())
            .thenComparing(ProjectProblem::range)
            .thenComparing(ProjectProblem::message);

    /** The sorts of problems. */
    public enum Kind {
        /** A file or folder could not be read: Stopover could not do its work. */
        UNREADABLE,
        /** A file is no text: nothing is known of what it does. */
        BINARY,
        /** A file's bytes are no UTF-8 and were read as Windows-1252. */
        ENCODING,
        /** Two migrations have the same version. */
        DUPLICATE_VERSION,
        /** A journal, plan or changelog names a file that is not there. */
        MISSING_FILE,
        /** A journal, plan, changelog or a runner's configuration cannot be understood. */
        BROKEN_FILE,
        /** A link, journal, plan or changelog leads out of the project. */
        OUTSIDE,
        /** Two layouts claim the same files. */
        AMBIGUOUS_LAYOUT,
        /** A migration is in another language than SQL: it is not judged, and nothing is known of what it does. */
        UNJUDGED,
        /** A migration or section is written so that its runner refuses it or passes over it. */
        REFUSED
    }

    /** About one place. */
    public ProjectProblem(Kind kind, SourceFile file, TextRange range, String message, Optional<String> help) {
        this(kind, file, range, message, help, Optional.empty());
    }

    /** About a whole file. */
    public static ProjectProblem of(Kind kind, SourceFile file, String message) {
        return new ProjectProblem(kind, file, TextRange.at(0), message, Optional.empty());
    }

    /** The same with something to do about it. */
    public ProjectProblem help(String text) {
        return new ProjectProblem(kind, file, range, message, Optional.of(text), other);
    }

    /** By path as text, place and message. */
    @Override
    public int compareTo(ProjectProblem other) {
        return ORDER.compare(this, other);
    }
}
