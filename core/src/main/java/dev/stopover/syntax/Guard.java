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
 * @param otherwise whether it runs where the condition does not hold, as what stands after ELSE
 * @param number tells it from the other conditions of what a statement runs: that of an IF in a loop is asked again in each
 *     turn; what runs where it holds, and what runs where it does not, have the same
 * @param loop the loop in whose turns it runs, where only the schema at hand says which they are
 */
public record Guard(
        TextRange range,
        Kind kind,
        Optional<Expression> condition,
        boolean otherwise,
        int number,
        Optional<RowLoop> loop)
        implements Ranged {

    /** A condition under which a statement runs. */
    public Guard(TextRange range, Kind kind, Optional<Expression> condition) {
        this(range, kind, condition, false, 0, Optional.empty());
    }

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
