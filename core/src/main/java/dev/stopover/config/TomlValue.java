package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a TOML file and the place of its key; a value in an array has the place of the array's key or its own.
 *
 * @param value a string, long, double, boolean, list or map of values; anything else is a date or a time
 * @param position where it is said
 */
public record TomlValue(Object value, Position position) {

    /** The value of that key, if this is a table that has it. */
    public Optional<TomlValue> get(String key) {
        return Optional.ofNullable(table().get(key));
    }

    /** The keys and values, if this is a table. */
    @SuppressWarnings("unchecked")
    public Map<String, TomlValue> table() {
        return value instanceof Map<?, ?> map ? (Map<String, TomlValue>) map : Map.of();
    }

    /** Whether this is a table. */
    public boolean isTable() {
        return value instanceof Map<?, ?>;
    }

    /** The text, if this is a string. */
    public Optional<String> string() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The truth value, if this is one. */
    public Optional<Boolean> flag() {
        return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** The elements, if this is an array. */
    @SuppressWarnings("unchecked")
    public Optional<List<TomlValue>> array() {
        return value instanceof List<?> list ? Optional.of((List<TomlValue>) list) : Optional.empty();
    }

    /** The texts, if this is an array of strings. */
    public Optional<List<String>> strings() {
        return array().filter(elements -> elements.stream().allMatch(element -> element.value instanceof String))
                .map(elements ->
                        elements.stream().map(element -> (String) element.value).toList());
    }

    /** The value without places: strings, longs, doubles, booleans, lists and maps of them. */
    public Object plain() {
        if (value instanceof List<?>) {
            return array().orElseThrow().stream().map(TomlValue::plain).toList();
        }
        return value;
    }
}
