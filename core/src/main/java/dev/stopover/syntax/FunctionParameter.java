package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A parameter of a function.
 *
 * @param range where it stands
 * @param mode its mode
 * @param name its name, if it is given one
 * @param type its type
 * @param defaultValue the default, if written
 */
public record FunctionParameter(
        TextRange range,
        ParameterMode mode,
        Optional<Identifier> name,
        TypeName type,
        Optional<Expression> defaultValue)
        implements Ranged {}
