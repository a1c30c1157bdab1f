package dev.stopover.catalog.effect;

import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of a list of options: one that it does not know, one said twice, a value that is none. */
final class OptionRefusals {

    private static final String SYNTAX_ERROR = "42601";
    private static final Set<String> BOOLEANS = Set.of("true", "false", "on", "off", "0", "1");

    private final Touches touches;
    private final List<Option> options;

    OptionRefusals(Touches touches, List<Option> options) {
        this.touches = touches;
        this.options = options;
    }

    /** Refuses options that are not among these, in the words of a message. */
    void unknown(Set<String> known, String message) {
        for (Option option : options) {
            if (!known.contains(option.name().value())) {
                touches.at(option);
                touches.refuse(SYNTAX_ERROR, message.formatted(option.name().value()));
            }
        }
    }

    /** Refuses options that are said twice. */
    void twice() {
        Set<String> said = new HashSet<>();
        for (Option option : options) {
            if (!said.add(option.name().value())) {
                touches.at(option);
                touches.refuse(SYNTAX_ERROR, "conflicting or redundant options");
            }
        }
    }

    /** Refuses values that are neither true nor false. */
    void booleans(Set<String> names) {
        for (Option option : options) {
            if (names.contains(option.name().value()) && !isBoolean(option)) {
                touches.at(option);
                touches.refuse(
                        SYNTAX_ERROR,
                        "%s requires a Boolean value".formatted(option.name().value()));
            }
        }
    }

    static boolean isBoolean(Option option) {
        return option.value()
                .map(OptionValue::text)
                .map(value -> BOOLEANS.contains(value.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /** The value of an option that is true or false, if it is said. */
    Optional<Boolean> flag(String name) {
        return value(name).map(value -> !Set.of("false", "off", "0").contains(value.toLowerCase(Locale.ROOT)));
    }

    /** The value of an option as written; one without a value is true. */
    Optional<String> value(String name) {
        Map<String, String> values = new HashMap<>();
        options.forEach(option -> values.put(
                option.name().value(), option.value().map(OptionValue::text).orElse("true")));
        return Optional.ofNullable(values.get(name));
    }
}
