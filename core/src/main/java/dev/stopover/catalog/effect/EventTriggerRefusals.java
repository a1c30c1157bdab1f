package dev.stopover.catalog.effect;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What PostgreSQL refuses of an event trigger ({@code CreateEventTrigger} in event_trigger.c). */
final class EventTriggerRefusals {

    private static final String SYNTAX_ERROR = "42601";
    private static final Set<String> EVENTS =
            Set.of("ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite");

    /** What is of all databases fires no event trigger of one. */
    private static final Set<String> SHARED = Set.of(
            "CREATE DATABASE",
            "ALTER DATABASE",
            "DROP DATABASE",
            "CREATE ROLE",
            "ALTER ROLE",
            "DROP ROLE",
            "GRANT ROLE",
            "REVOKE ROLE",
            "CREATE TABLESPACE",
            "ALTER TABLESPACE",
            "DROP TABLESPACE",
            "CREATE EVENT TRIGGER",
            "ALTER EVENT TRIGGER",
            "DROP EVENT TRIGGER",
            "ALTER SYSTEM");

    private static final Set<String> VERBS = Set.of(
            "CREATE",
            "ALTER",
            "DROP",
            "COMMENT",
            "GRANT",
            "REVOKE",
            "IMPORT",
            "REFRESH",
            "REINDEX",
            "SECURITY",
            "SELECT");

    private final Situation situation;
    private final Touches touches;

    EventTriggerRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateEventTrigger create) {
        touches.at(create.event());
        String event = create.event().value();
        boolean login = event.equals("login") && situation.major() >= 17;
        if (!EVENTS.contains(event) && !login) {
            touches.refuse(SYNTAX_ERROR, "unrecognized event name \"%s\"".formatted(event));
        }
        for (StringLiteral tag : create.tags()) {
            touches.at(tag);
            String name = tag.value().toUpperCase(Locale.ROOT);
            if (SHARED.contains(name)) {
                touches.refuse("0A000", "event triggers are not supported for %s".formatted(name));
            } else if (!VERBS.contains(name.split(" ")[0])) {
                touches.refuse(
                        SYNTAX_ERROR,
                        "filter value \"%s\" not recognized for filter variable \"tag\"".formatted(tag.value()));
            }
        }
        List<Function> functions = situation.before().functions(create.function()).stream()
                .filter(function -> function.arguments().isEmpty())
                .toList();
        boolean wrong = functions.size() == 1
                && functions.get(0).knowledge() == Knowledge.KNOWN
                && functions
                        .get(0)
                        .returns()
                        .filter(type -> !type.name().equals("event_trigger") && TypeChanges.isBuiltIn(type.name()))
                        .isPresent();
        if (wrong) {
            touches.at(create.function());
            touches.refuse(
                    "42P17",
                    "function %s must return type event_trigger"
                            .formatted(create.function().name()));
        }
    }
}
