package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code flyway.conf} and the {@code .conf} beside a migration say.
 *
 * @param mixed whether a file may mix statements in and outside transactions: then it runs without one
 * @param group whether all migrations of a run share one transaction
 * @param transaction whether files run in a transaction
 */
record FlywaySettings(boolean mixed, boolean group, boolean transaction) {

    /** What the nearest {@code flyway.conf} says. */
    static FlywaySettings around(Folder folder, Surroundings surroundings) {
        Map<String, String> settings = surroundings
                .around(folder.path(), "flyway.conf")
                .map(FlywaySettings::properties)
                .orElse(Map.of());
        return new FlywaySettings(
                surroundings.configuration().flywayMixed().orElse(isTrue(settings, "flyway.mixed")),
                isTrue(settings, "flyway.group"),
                !"false".equals(settings.get("flyway.executeInTransaction")));
    }

    /** How a file is delivered. */
    Delivery delivery(String path, Surroundings surroundings) {
        Optional<String> own = Optional.ofNullable(beside(path, surroundings).get("executeInTransaction"));
        TransactionMode alone = mixed ? TransactionMode.UNLESS_FORBIDDEN : TransactionMode.UNMIXED;
        TransactionMode mode = group ? TransactionMode.ALL_SCRIPTS : alone;
        boolean inside = own.map(value -> !value.equals("false")).orElse(transaction);
        return surroundings.delivery(
                Delivery.stepwise(Runner.FLYWAY, inside ? mode : TransactionMode.AUTOCOMMIT, "file"));
    }

    /** Whether the file beside a migration says that it is not to be run. */
    boolean isLeftOut(String path, Surroundings surroundings) {
        return "false".equals(beside(path, surroundings).get("shouldExecute"));
    }

    private static Map<String, String> beside(String path, Surroundings surroundings) {
        return surroundings
                .files()
                .optional(path + ".conf")
                .map(FlywaySettings::properties)
                .orElse(Map.of());
    }

    private static boolean isTrue(Map<String, String> settings, String key) {
        return "true".equals(settings.get(key));
    }

    private static Map<String, String> properties(SourceFile file) {
        Map<String, String> properties = new LinkedHashMap<>();
        file.text().lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                properties.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
        return properties;
    }
}
