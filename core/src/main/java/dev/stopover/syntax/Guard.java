package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A condition under which a statement of a body runs.
 *
 * @param range where it stands
 * @param kind what sort of condition it is
 * @param condition the condition, where it is an expression; a handler has none
 */
public record Guard(TextRange range, Kind kind, Optional<Expression> condition) implements Ranged {

    /** The sorts of conditions. */
    public enum Kind {
        /** {@code IF NOT EXISTS (SELECT … FROM pg_…)}: it runs where an object is missing. */
        MISSING_OBJECT,
        /** {@code IF EXISTS (SELECT … FROM pg_…)}: it runs where an object is there. */
        EXISTING_OBJECT,
        /** {@code EXCEPTION WHEN duplicate_object}: a failure because the object is there is passed over. */
        DUPLICATE_PASSED_OVER,
        /** {@code EXCEPTION WHEN undefined_table}: a failure for another reason is passed over. */
        FAILURE_PASSED_OVER,
        /** Any other condition, branch or handler. */
        CONDITION
    }
}
