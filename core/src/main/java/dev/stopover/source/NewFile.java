package dev.stopover.source;

/**
 * A file that is not there yet.
 *
 * @param path relative to the project, with {@code /} between its parts
 * @param text what is to stand in it
 */
public record NewFile(String path, String text) {}
