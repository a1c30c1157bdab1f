package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * {@code CHECK (…)}.
 *
 * @param range where it stands
 * @param keywords the words that say what it does
 * @param name its name, if it is given one
 * @param expression the expression
 * @param noInherit whether NO INHERIT is written
 * @param notValid whether NOT VALID is written
 * @param notEnforced whether NOT ENFORCED is written
 */
public record CheckConstraint(
        TextRange range,
        TextRange keywords,
        Optional<Identifier> name,
        Expression expression,
        boolean noInherit,
        boolean notValid,
        boolean notEnforced)
        implements Constraint {}
