package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML: by ourselves what is plain, because loading tomlj doubles the time of a start, the rest with tomlj. */
public final class Toml {

    private Toml() {}

    /** The table that a text is; faults end it. */
    public static TomlValue parse(String path, String text) throws ConfigurationException {
        Optional<TomlValue> plain = PlainToml.parse(text);
        return plain.isPresent() ? plain.get() : parseAnything(path, text);
    }

    /** The same with tomlj alone. */
    static TomlValue parseAnything(String path, String text) throws ConfigurationException {
        TomlParseResult result = result(path, text);
        if (result.hasErrors()) {
            List<ConfigurationError> errors = new ArrayList<>();
            for (TomlParseError error : result.errors()) {
                errors.add(new ConfigurationError(
                        path, Optional.of(position(error.position())), sentence(error.getMessage())));
            }
            throw new ConfigurationException(errors);
        }
        return new TomlValue(table(result), new Position(1, 1));
    }

    /** The parser of tomlj goes down with its input; what is nested too deeply for it no tool has written. */
    private static TomlParseResult result(String path, String text) throws ConfigurationException {
        try {
            return org.tomlj.Toml.parse(text);
        } catch (StackOverflowError e) {
            throw new ConfigurationException(List.of(new ConfigurationError(
                    path, Optional.of(new Position(1, 1)), "The file is nested too deeply to be read.")));
        }
    }

    private static Map<String, TomlValue> table(TomlTable table) {
        Map<String, TomlValue> values = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            TomlPosition position = table.inputPositionOf(List.of(key));
            values.put(key, value(table.get(List.of(key)), position(position)));
        }
        return values;
    }

    private static TomlValue value(Object value, Position position) {
        if (value instanceof TomlTable table) {
            return new TomlValue(table(table), position);
        }
        if (value instanceof TomlArray array) {
            List<TomlValue> elements = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                elements.add(value(array.get(i), position(array.inputPositionOf(i))));
            }
            return new TomlValue(List.copyOf(elements), position);
        }
        return new TomlValue(value, position);
    }

    private static Position position(TomlPosition position) {
        return position == null ? new Position(1, 1) : new Position(position.line(), position.column());
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
