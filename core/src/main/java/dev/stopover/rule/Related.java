package dev.stopover.rule;

import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;

/**
 * Another place that a finding speaks of.
 *
 * @param file the file it lies in
 * @param range where it stands
 * @param message what it has to do with the finding, one sentence
 */
public record Related(SourceFile file, TextRange range, String message) implements Ranged {}
