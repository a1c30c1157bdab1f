package dev.stopover.catalog.replay;

import dev.stopover.catalog.EventTrigger;
import dev.stopover.catalog.Function;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the functions of event triggers on {@code ddl_command_end} after a table was made: that is how row-level security
 * is turned on for every new one.
 */
final class EventTriggers {

    private final Step step;

    EventTriggers(Step step) {
        this.step = step;
    }

    /**
     * Runs those that fire for a statement.
     *
     * @param lastId the newest id before it
     */
    void fire(Statement statement, int lastId) {
        Optional<String> tag = tag(statement);
        if (tag.isEmpty() || step.catalog().eventTriggers().isEmpty()) {
            return;
        }
        for (EventTrigger trigger : step.catalog().eventTriggers().values()) {
            boolean fires = trigger.enabled()
                    && trigger.event().equals("ddl_command_end")
                    && (trigger.tags().isEmpty() || trigger.tags().contains(tag.get()));
            if (fires) {
                run(trigger, lastId);
            }
        }
    }

    private static Optional<String> tag(Statement statement) {
        if (statement instanceof CreateTable) {
            return Optional.of("CREATE TABLE");
        }
        return statement instanceof CreateTableAs ? Optional.of("CREATE TABLE AS") : Optional.empty();
    }

    private void run(EventTrigger trigger, int lastId) {
        for (Function function : step.catalog().functions(trigger.function())) {
            if (function.takes(0) && function.language().equals("plpgsql")) {
                function.body()
                        .ifPresent(body -> step.bodies()
                                .run(
                                        function.id(),
                                        step.answers().executed(body, function.language(), step.written(), Map.of()),
                                        lastId));
            }
        }
    }
}
