package dev.stopover.rule;

import java.util.Optional;

/**
 * Something that Stopover could not do: a rule that threw, a file that could not be read.
 *
 * @param path the file it was about, relative to the project, if it was about one
 * @param rule the rule that failed, if one did
 * @param message what went wrong, one sentence
 */
public record ToolError(Optional<String> path, Optional<String> rule, String message) {}
