package dev.stopover.migration;

/**
 * A file that is no migration.
 *
 * @param path relative to the project
 * @param reason why it is none: a seed, a test, a name that the runner passes over
 */
public record SkippedFile(String path, String reason) {}
