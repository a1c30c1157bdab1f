package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes the values of keys from a file's tables, and collects what is wrong with them. */
final class ConfigurationValues {

    private final String path;
    private final List<ConfigurationError> errors = new ArrayList<>();

    /** For the file of that path. */
    ConfigurationValues(String path) {
        this.path = path;
    }

    /** Throws if anything was wrong, in the order of the places. */
    void check() throws ConfigurationException {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(
                    error -> error.position().orElseThrow(),
                    Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));
            throw new ConfigurationException(errors);
        }
    }

    /** The table of that key, which has no other keys than those that are known; empty if there is none. */
    TomlValue table(TomlValue parent, String key) {
        Optional<TomlValue> table = parent.get(key);
        table.ifPresent(value -> {
            if (value.isTable()) {
                only(value, ConfigurationKey.namesIn(key), "key in " + key);
            } else {
                wrong(value, key, "a table");
            }
        });
        return table.orElseGet(() -> new TomlValue(Map.of(), new Position(1, 1)));
    }

    void only(TomlValue table, Set<String> known, String what) {
        table.table().forEach((key, value) -> {
            if (!known.contains(key)) {
                error(value, "%s is no %s.%s".formatted(key, what, Nearest.question(key, known)));
            }
        });
    }

    Optional<List<String>> strings(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.strings().isEmpty()) {
                wrong(value, key, "a list of strings");
            }
            return value.strings();
        });
    }

    Optional<Boolean> flag(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.flag().isEmpty()) {
                wrong(value, key, "true or false");
            }
            return value.flag();
        });
    }

    Optional<String> string(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.string().isEmpty()) {
                wrong(value, key, "a string");
            }
            return value.string();
        });
    }

    Optional<List<String>> choices(TomlValue table, String key, List<String> names) {
        Optional<List<String>> chosen = strings(table, key);
        for (String each : chosen.orElse(List.of())) {
            if (!names.contains(each)) {
                error(
                        table.get(key).orElseThrow(),
                        "%s takes %s, not %s.%s"
                                .formatted(key, String.join(", ", names), each, Nearest.question(each, names)));
            }
        }
        return chosen;
    }

    /** A version may be written as a number where it is one. */
    Optional<String> version(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.value() instanceof Long number) {
                return Optional.of(number.toString());
            }
            if (value.string().isEmpty()) {
                wrong(value, key, "a string");
            }
            return value.string();
        });
    }

    <T> Optional<T> choice(TomlValue table, String key, Function<String, Optional<T>> of, List<String> names) {
        return table.get(key).flatMap(value -> {
            Optional<T> chosen = value.string().flatMap(of);
            if (chosen.isEmpty()) {
                String guess = value.string()
                        .map(text -> Nearest.question(text, names))
                        .orElse("");
                error(value, "%s must be one of %s.%s".formatted(key, String.join(", ", names), guess));
            }
            return chosen;
        });
    }

    void wrong(TomlValue value, String key, String expected) {
        error(value, "%s must be %s.".formatted(key, expected));
    }

    void error(TomlValue value, String message) {
        errors.add(new ConfigurationError(path, Optional.of(value.position()), message));
    }
}
