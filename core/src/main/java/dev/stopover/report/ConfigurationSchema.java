package dev.stopover.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.config.ConfigurationKey;
import dev.stopover.rule.Property;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The JSON Schema of stopover.toml, draft-07, made of the keys that the reader takes and of the properties of the rules. */
public final class ConfigurationSchema {

    private static final List<String> SEVERITIES = List.of("error", "warning", "note");

    private final List<Rule> rules;

    private ConfigurationSchema(List<Rule> rules) {
        this.rules = rules;
    }

    /** The schema of a configuration that may speak of these rules. */
    public static ConfigurationSchema of(List<Rule> rules) {
        return new ConfigurationSchema(
                rules.stream().sorted(Comparator.comparing(Rule::id)).toList());
    }

    /** Writes it. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .text("$schema", "http://json-schema.org/draft-07/schema#")
                    .text("title", "Configuration of Stopover")
                    .text("type", "object")
                    .truth("additionalProperties", false)
                    .object("properties", properties -> keys("", properties))
                    .object("definitions", this::definitions);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void keys(String table, JsonFields properties) {
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            if (key.table().equals(table)) {
                properties.object(key.name(), value -> {
                    value.text("description", key.meaning());
                    key(key, value);
                });
            }
        }
    }

    private void key(ConfigurationKey key, JsonFields value) {
        if (key.name().equals("rules")) {
            value.text("$ref", "#/definitions/rules");
        } else if (key.name().equals("overrides")) {
            value.text("type", "array").object("items", item -> table(key.name(), item));
        } else if (key.expected().equals("a table")) {
            table(key.name(), value);
        } else {
            expected(key.expected(), value);
        }
    }

    private void table(String name, JsonFields value) {
        value.text("type", "object")
                .truth("additionalProperties", false)
                .object("properties", properties -> keys(name, properties));
    }

    /** What the words of a key or a property stand for. */
    private static void expected(String words, JsonFields value) {
        switch (words) {
            case "true or false" -> value.text("type", "boolean");
            case "a path", "conditions on a version" -> value.text("type", "string");
            case "a number" -> value.text("type", "integer").number("minimum", 0);
            case "a version" -> value.texts("type", List.of("string", "integer"));
            case "a major version such as 15" -> value.texts("type", List.of("integer", "number", "string"));
            case "a whole number from 0 on" -> value.text("type", "integer").number("minimum", 0);
            case "a path or a list of paths" ->
                value.array("anyOf", List.of("string", "array"), (type, each) -> {
                    each.text("type", type);
                    if (type.equals("array")) {
                        each.object("items", item -> item.text("type", "string"));
                    }
                });
            default -> {
                boolean strings = words.startsWith("a list of strings");
                if (!strings && words.startsWith("a list of ") && words.contains(",")) {
                    list(item -> item.texts("enum", choices(words.substring("a list of ".length()))), value);
                } else if (words.startsWith("a list of ")) {
                    list(item -> item.text("type", "string"), value);
                } else {
                    value.texts("enum", choices(words));
                }
            }
        }
    }

    private static void list(Consumer<JsonFields> item, JsonFields value) {
        value.text("type", "array").object("items", item);
    }

    private static List<String> choices(String words) {
        return Arrays.stream(words.split(", | or "))
                .map(word -> word.replace("\"", ""))
                .toList();
    }

    private void definitions(JsonFields definitions) {
        definitions
                .object(
                        "level",
                        level -> level.array("anyOf", List.of("boolean", "enum"), (kind, each) -> {
                            if (kind.equals("enum")) {
                                each.texts("enum", List.of("error", "warning", "note", "off"));
                            } else {
                                each.text("type", kind);
                            }
                        }))
                .object(
                        "category",
                        category -> category.array("anyOf", List.of("level", "table"), (kind, each) -> {
                            if (kind.equals("level")) {
                                each.text("$ref", "#/definitions/level");
                            } else {
                                settings(List.of(), each);
                            }
                        }))
                .object(
                        "rules",
                        table -> table.text("type", "object")
                                .truth("additionalProperties", false)
                                .object("properties", this::ids));
    }

    private void ids(JsonFields properties) {
        rules.stream()
                .map(Rule::category)
                .distinct()
                .sorted()
                .forEach(category -> properties.object(
                        category,
                        value -> value.text("description", "All rules of the category " + category + ".")
                                .text("$ref", "#/definitions/category")));
        for (Rule rule : rules) {
            properties.object(
                    rule.id(),
                    value -> value.text("description", rule.info().summary() + ".")
                            .array("anyOf", List.of("level", "table"), (kind, each) -> {
                                if (kind.equals("level")) {
                                    each.text("$ref", "#/definitions/level");
                                } else {
                                    settings(rule.info().properties(), each);
                                }
                            }));
        }
    }

    private static void settings(List<Property<?>> options, JsonFields table) {
        table.text("type", "object").truth("additionalProperties", false).object("properties", properties -> {
            properties
                    .object("enabled", enabled -> enabled.text("type", "boolean"))
                    .object("severity", severity -> severity.texts("enum", SEVERITIES));
            for (Property<?> option : options) {
                properties.object(option.name(), value -> {
                    value.text("description", option.description());
                    expected(option.expected(), value);
                });
            }
        });
    }
}
