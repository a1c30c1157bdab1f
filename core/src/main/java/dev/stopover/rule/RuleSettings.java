package dev.stopover.rule;

import java.util.Map;
import java.util.Optional;

/**
 * What is configured of one rule in one place.
 *
 * @param enabled whether it runs
 * @param severity how much its findings weigh, if that is configured
 * @param least the least severity that is reported
 * @param options values by the names of its properties, as the configuration wrote them: booleans, numbers, strings or lists
 */
public record RuleSettings(boolean enabled, Optional<Severity> severity, Severity least, Map<String, Object> options) {

    /** Nothing is configured: it runs as its info says. */
    public static final RuleSettings DEFAULT = new RuleSettings(true, Optional.empty(), Severity.NOTE, Map.of());

    /** Keeps a copy of the map. */
    public RuleSettings {
        options = Map.copyOf(options);
    }

    /** The value of an option: the configured one, else its default. */
    public <T> T option(Property<T> property) {
        Object value = options.get(property.name());
        return value == null
                ? property.defaultValue()
                : property.read(value)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "%s is not %s: %s".formatted(property.name(), property.expected(), value)));
    }
}
