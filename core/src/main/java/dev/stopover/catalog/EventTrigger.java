package dev.stopover.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An event trigger.
 *
 * @param name its name
 * @param event on what it fires
 * @param tags the command tags it fires for; all if none
 * @param function what it calls
 * @param enabled whether it fires
 * @param origin where it was made
 */
public record EventTrigger(
        String name, String event, List<String> tags, ObjectName function, boolean enabled, Optional<Origin> origin) {

    /** Keeps a copy of the list. */
    public EventTrigger {
        tags = List.copyOf(tags);
    }
}
