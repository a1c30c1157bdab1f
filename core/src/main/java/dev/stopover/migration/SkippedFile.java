package dev.stopover.migration;

/**
 * A file that is no migration.
 *
 * @param path relative to the project
 * @param reason why it is none: a seed, a test, a name that the runner passes over
 * @param unjudged whether it lies where migrations lie, so that somebody may take it for one that was judged
 */
public record SkippedFile(String path, String reason, boolean unjudged) {

    /** A file that nobody takes for a migration. */
    public SkippedFile(String path, String reason) {
        this(path, reason, false);
    }

    /** A file that lies where migrations lie, and that the runner passes over. */
    public static SkippedFile passedOver(String path, String reason) {
        return new SkippedFile(path, reason, true);
    }
}
