package dev.stopover.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Toml;
import dev.stopover.config.TomlValue;
import dev.stopover.report.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the configuration of squawk or of postgres-language-server says, as ours would say it. */
final class TakenOver {

    private static final Map<String, List<String>> FILES = Map.of(
            "squawk", List.of(".squawk.toml"),
            "pgls", List.of("postgres-language-server.jsonc", "postgrestools.jsonc"));

    /** The severities of postgres-language-server. */
    private static final Map<String, String> LEVELS =
            Map.of("error", "error", "warn", "warning", "info", "note", "off", "off");

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final String tool;
    private final Map<String, List<String>> equivalents = IncludedRules.equivalents();
    private final StringBuilder keys = new StringBuilder();
    private final Map<String, String> rules = new TreeMap<>();
    private final List<String> left = new ArrayList<>();

    private TakenOver(String tool) {
        this.tool = tool;
    }

    /** What the configuration of a tool in the working folder says. */
    static TakenOver from(String tool, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        for (String name : FILES.get(tool)) {
            Path file = terminal.folder().resolve(name);
            if (Files.isRegularFile(file)) {
                var taken = new TakenOver(tool);
                String text = Files.readString(file, StandardCharsets.UTF_8);
                taken.keys.append("# Taken over from ").append(name).append(".\n");
                if (tool.equals("squawk")) {
                    taken.squawk(Toml.parse(name, text));
                } else {
                    taken.pgls(json(name, text));
                }
                return taken;
            }
        }
        throw new UsageException(
                "There is no " + String.join(" or ", FILES.get(tool)) + " in this folder to take over.");
    }

    /** The keys that stand before all tables. */
    String keys() {
        return keys.toString();
    }

    /** The table of rules, and what has no equal; empty if nothing was said of rules. */
    String rules() {
        if (rules.isEmpty() && left.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        left.forEach(
                name -> text.append("# ").append(TerminalText.escaped(name)).append(" of theirs has no equal here.\n"));
        if (!rules.isEmpty()) {
            text.append("[rules]\n");
            rules.forEach((rule, level) ->
                    text.append(rule).append(" = \"").append(level).append("\"\n"));
        }
        return text.toString();
    }

    private void squawk(TomlValue root) {
        key("suppression-comments", "[\"squawk\"]");
        // It ends with 1 whatever it finds.
        key("fail-on", "\"warning\"");
        root.get("excluded_paths").flatMap(TomlValue::strings).ifPresent(paths -> key("exclude", list(paths)));
        root.get("pg_version")
                .map(value -> String.valueOf(value.value()).replaceAll("\\..*", ""))
                .filter(major -> major.matches("9|1\\d"))
                .ifPresent(major -> key("postgres", major));
        root.get("assume_in_transaction")
                .flatMap(TomlValue::flag)
                .filter(Boolean::booleanValue)
                .ifPresent(yes -> key("transaction", "\"per-script\""));
        root.get("excluded_rules")
                .flatMap(TomlValue::strings)
                .ifPresent(names -> names.forEach(name -> rule(name, "off")));
    }

    private void pgls(Object root) {
        key("suppression-comments", "[\"pgls\"]");
        string(at(root, "migrations", "migrationsDir")).ifPresent(folder -> key("paths", list(List.of(folder))));
        Object after = at(root, "migrations", "after");
        if (after instanceof String || after instanceof Number) {
            key("applied-through", quoted(String.valueOf(after)));
        }
        if (at(root, "files", "ignore") instanceof List<?> ignored) {
            key("exclude", list(ignored.stream().map(String::valueOf).toList()));
        }
        if (at(root, "linter", "rules") instanceof Map<?, ?> groups) {
            groups.values().forEach(this::group);
        }
    }

    private void group(Object group) {
        if (group instanceof Map<?, ?> named) {
            named.forEach((name, said) -> {
                Object level = said instanceof Map<?, ?> options ? options.get("level") : said;
                if (LEVELS.containsKey(String.valueOf(level))) {
                    rule(String.valueOf(name), LEVELS.get(String.valueOf(level)));
                }
            });
        }
    }

    private void rule(String name, String level) {
        List<String> ours = equivalents.getOrDefault(tool + "/" + name, List.of());
        if (ours.isEmpty()) {
            left.add(name);
        }
        ours.forEach(rule -> rules.put(rule, level));
    }

    private void key(String name, String value) {
        keys.append(name).append(" = ").append(value).append('\n');
    }

    private static Optional<String> string(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Object at(Object root, String... names) {
        Object value = root;
        for (String name : names) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value == null ? "" : value;
    }

    private static String list(List<String> values) {
        return "[" + String.join(", ", values.stream().map(TakenOver::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        return '"' + TerminalText.escaped(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** JSON with comments as maps, lists, texts, numbers and truth values. */
    private static Object json(String name, String text) throws UsageException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return value(json);
        } catch (JsonProcessingException e) {
            throw new UsageException("%s:%d:%d: this is no JSON."
                    .formatted(
                            name, e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new UsageException(name + " cannot be read: " + FileFailure.reason(e) + ".");
        }
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                map.put(field, value(json));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return token == null || token == JsonToken.VALUE_NULL ? "" : scalar(json, token);
    }

    private static Object scalar(JsonParser json, JsonToken token) throws IOException {
        return token.isNumeric() ? json.getNumberValue() : token.isBoolean() ? json.getBooleanValue() : json.getText();
    }
}
