package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * One of the options that stand in parentheses or follow WITH.
 *
 * @param range where it stands
 * @param name its name
 * @param value its value, if written
 */
public record Option(TextRange range, Identifier name, Optional<OptionValue> value) implements Ranged {}
