package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Origin;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import java.util.Optional;

/** Reports a statement that is certain to fail as the schema stands. */
public final class CertainFailure {

    private CertainFailure() {}

    /**
     * A finding with PostgreSQL's own message.
     *
     * @param cause what is said of the place where what stands in its way was made, or what it needs was dropped
     */
    public static Draft report(Failure failure, String cause, StatementContext context) {
        String message = failure.message();
        Draft draft = context.report(
                failure,
                "%s%s, so the %s fails.",
                Character.toUpperCase(message.charAt(0)),
                message.substring(1),
                context.goesDown() ? "rollback" : context.script().delivery().isOfScript() ? "script" : "migration");
        failure.cause()
                .ifPresent(origin ->
                        script(origin, context).ifPresent(script -> draft.related(script, origin.range(), cause)));
        return draft;
    }

    private static Optional<Script> script(Origin origin, StatementContext context) {
        if (origin.migration() < 0) {
            return Optional.empty();
        }
        Migration migration = context.history().migrations().get(origin.migration());
        return origin.direction() == Direction.UP ? Optional.of(migration.up()) : migration.down();
    }
}
