package dev.stopover.project.flyway;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Toml;
import dev.stopover.config.TomlValue;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what Flyway is told, whichever of its files tells it. */
final class FlywaySettingsReader {

    /** The files in the order in which they count in one folder; where one says something, the others are not read. */
    static final List<String> NAMES = List.of(
            "flyway.toml", "flyway.conf", "conf/flyway.toml", "conf/flyway.conf", "pom.xml", "application.properties");

    private static final String SPRING = "spring.flyway.";

    private static final String FLYWAY = "flyway.";

    private FlywaySettingsReader() {}

    /** What the nearest file in a folder or around it says. */
    static Optional<FlywaySettings> around(String folder, Surroundings surroundings) {
        for (String at = folder; ; at = SourceTree.parent(at)) {
            Optional<FlywaySettings> found = in(at, surroundings);
            if (found.isPresent() || at.isEmpty()) {
                return found;
            }
        }
    }

    /** What the files in a folder say. */
    static Optional<FlywaySettings> in(String folder, Surroundings surroundings) {
        for (String name : NAMES) {
            Optional<SourceFile> file = surroundings.files().optional(SourceTree.join(folder, name));
            Map<String, String> settings =
                    file.map(found -> settings(found, surroundings)).orElse(Map.of());
            if (!settings.isEmpty()) {
                return Optional.of(FlywaySettings.of(file, folder, settings, surroundings));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> settings(SourceFile file, Surroundings surroundings) {
        if (file.name().endsWith(".toml")) {
            return toml(file, surroundings);
        }
        if (file.name().endsWith(".xml")) {
            return FlywayPom.read(file);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties(file).forEach((key, value) -> {
            if (file.name().equals("application.properties")) {
                if (key.startsWith(SPRING)) {
                    // Spring puts the name of the database where a location has {vendor}.
                    settings.put(camelCase(key.substring(SPRING.length())), value.replace("{vendor}", "postgresql"));
                }
            } else if (key.startsWith(FLYWAY)) {
                settings.put(key.substring(FLYWAY.length()), value);
            }
        });
        return settings;
    }

    /** {@code sql-migration-prefix} as {@code sqlMigrationPrefix}; what follows the first dot is a name of the user's. */
    private static String camelCase(String key) {
        int dot = key.indexOf('.');
        String own = dot < 0 ? key : key.substring(0, dot);
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < own.length(); i++) {
            if (own.charAt(i) != '-') {
                boolean after = i > 0 && own.charAt(i - 1) == '-';
                camel.append(after ? Character.toUpperCase(own.charAt(i)) : own.charAt(i));
            }
        }
        return camel.append(dot < 0 ? "" : key.substring(dot)).toString();
    }

    private static Map<String, String> toml(SourceFile file, Surroundings surroundings) {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            TomlValue root = Toml.parse(file.path(), file.text());
            Optional<TomlValue> flyway = root.get("flyway");
            flyway.ifPresent(table -> flatten("", table, settings));
            String environment = settings.getOrDefault("environment", "default");
            root.get("environments")
                    .flatMap(environments -> environments.get(environment))
                    .flatMap(table -> table.get("flyway"))
                    .ifPresent(table -> flatten("", table, settings));
        } catch (ConfigurationException e) {
            surroundings.broken(
                    file, e, "Mend it: without it Stopover assumes Flyway's usual names, locations and transactions.");
        }
        return settings;
    }

    private static void flatten(String prefix, TomlValue table, Map<String, String> settings) {
        table.table().forEach((key, value) -> {
            String name = prefix + key;
            if (value.isTable()) {
                flatten(name + ".", value, settings);
            } else if (value.array().isPresent()) {
                settings.put(
                        name,
                        value.array().get().stream()
                                .map(element -> String.valueOf(element.value()))
                                .collect(Collectors.joining(",")));
            } else {
                settings.put(name, String.valueOf(value.value()));
            }
        });
    }

    /** The keys and values of a file of Flyway's own format: a line that ends in a backslash goes on in the next. */
    static Map<String, String> properties(SourceFile file) {
        Map<String, String> properties = new LinkedHashMap<>();
        StringBuilder joined = new StringBuilder();
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.line(line).strip();
            if (text.startsWith("#")) {
                continue;
            }
            if (text.endsWith("\\")) {
                joined.append(text, 0, text.length() - 1);
                continue;
            }
            String whole = joined.append(text).toString();
            joined.setLength(0);
            int equals = whole.indexOf('=');
            if (equals > 0) {
                properties.put(
                        whole.substring(0, equals).strip(),
                        whole.substring(equals + 1).strip());
            }
        }
        return properties;
    }
}
