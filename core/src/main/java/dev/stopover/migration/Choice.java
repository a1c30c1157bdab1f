package dev.stopover.migration;

import java.util.Optional;

/**
 * What decided how a folder is read.
 *
 * @param layout what decided for its layout: a file, a line in one or a setting, in a few words
 * @param runner what decided for its runner, if that is not its layout
 * @param guessed whether nothing but the names of its files tells of its runner
 */
public record Choice(String layout, Optional<String> runner, boolean guessed) {}
