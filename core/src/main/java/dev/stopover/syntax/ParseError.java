package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * What is wrong with a statement, at the token that PostgreSQL names.
 *
 * @param range where it stands
 * @param message one sentence
 * @param help what to write instead, if that is known
 */
public record ParseError(TextRange range, String message, Optional<String> help) implements Ranged {}
