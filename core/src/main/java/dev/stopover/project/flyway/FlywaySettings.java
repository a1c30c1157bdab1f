package dev.stopover.project.flyway;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.Placeholders;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Flyway is told, by the nearest file that tells it something and by the {@code .conf} beside a migration.
 *
 * @param file the file that says so, if there is one
 * @param folder the folder that its paths start from
 * @param names what files are taken for by their names
 * @param locations where migrations lie, as written; empty if nothing is said
 * @param mixed whether a file may mix statements in and outside transactions: then it runs without one
 * @param group whether all migrations of a run share one transaction
 * @param transaction whether files run in a transaction
 * @param locked whether Flyway holds its lock in an open transaction while it runs migrations
 * @param strict whether a name that is no migration's ends the run
 * @param foreign whether the URL is that of another database
 * @param placeholders what stands for what
 */
record FlywaySettings(
        Optional<SourceFile> file,
        String folder,
        FlywayNames names,
        List<String> locations,
        boolean mixed,
        boolean group,
        boolean transaction,
        boolean locked,
        boolean strict,
        boolean foreign,
        Placeholders placeholders) {

    /** Databases that stand in for PostgreSQL in tests, such as H2, say nothing of what else runs the files. */
    private static final Pattern OTHER_URL = Pattern.compile(
            "(?i)jdbc:(?:[a-z]+:)?(?:mysql|mariadb|sqlserver|jtds|oracle|db2|sqlite|snowflake|clickhouse)\\b.*");

    private static final Pattern SPRING_LOCK = Pattern.compile("(?i)transactional-?lock\\s*:\\s*[\"']?false");

    /** Keeps a copy of the list. */
    FlywaySettings {
        locations = List.copyOf(locations);
    }

    /** What applies to a folder. */
    static FlywaySettings around(String folder, Surroundings surroundings) {
        return FlywaySettingsReader.around(folder, surroundings).orElseGet(() -> none(surroundings));
    }

    /** What applies where no file says anything. */
    static FlywaySettings none(Surroundings surroundings) {
        return of(Optional.empty(), "", Map.of(), surroundings);
    }

    /** What settings say, by their names without {@code flyway.} in front. */
    static FlywaySettings of(
            Optional<SourceFile> file, String folder, Map<String, String> settings, Surroundings surroundings) {
        return new FlywaySettings(
                file,
                folder,
                FlywayNames.of(settings),
                listed(settings.getOrDefault("locations", "")),
                surroundings.configuration().flywayMixed().orElse(isTrue(settings, "mixed")),
                isTrue(settings, "group"),
                !isFalse(settings, "executeInTransaction"),
                settings.entrySet().stream().noneMatch(FlywaySettings::takesNoTransactionForItsLock),
                isTrue(settings, "validateMigrationNaming"),
                OTHER_URL.matcher(settings.getOrDefault("url", "")).matches(),
                new Placeholders(placeholders(settings)));
    }

    private static Map<String, String> placeholders(Map<String, String> settings) {
        Map<String, String> placeholders = new HashMap<>();
        if (isFalse(settings, "placeholderReplacement")) {
            return placeholders;
        }
        String prefix = settings.getOrDefault("placeholderPrefix", "${");
        String suffix = settings.getOrDefault("placeholderSuffix", "}");
        if (prefix.isEmpty() || suffix.isEmpty()) {
            return placeholders;
        }
        settings.forEach((name, value) -> {
            // A value of the environment is not known here.
            if (name.startsWith("placeholders.") && !value.contains("${")) {
                placeholders.put(prefix + name.substring("placeholders.".length()) + suffix, value);
            }
        });
        Optional.ofNullable(settings.get("defaultSchema"))
                .filter(schema -> !schema.contains("${"))
                .ifPresent(schema -> placeholders.put(prefix + "flyway:defaultSchema" + suffix, schema));
        return placeholders;
    }

    /** A file that goes up. */
    ScriptPlan up(String path, Surroundings surroundings) {
        ScriptPlan plain = ScriptPlan.up(surroundings.file(path), delivery(path, surroundings));
        return new ScriptPlan(plain.file(), excerpt(path, surroundings), plain.direction(), plain.delivery());
    }

    /** A file that goes down. */
    ScriptPlan down(String path, Surroundings surroundings) {
        ScriptPlan plain = ScriptPlan.down(surroundings.file(path), delivery(path, surroundings));
        return new ScriptPlan(plain.file(), excerpt(path, surroundings), plain.direction(), plain.delivery());
    }

    private Delivery delivery(String path, Surroundings surroundings) {
        Map<String, String> own = beside(path, surroundings);
        TransactionMode alone = mixed ? TransactionMode.UNLESS_FORBIDDEN : TransactionMode.UNMIXED;
        TransactionMode mode = group ? TransactionMode.ALL_SCRIPTS : alone;
        boolean inside = own.containsKey("executeInTransaction") ? !isFalse(own, "executeInTransaction") : transaction;
        return surroundings.delivery(
                Delivery.stepwise(Runner.FLYWAY, inside ? mode : TransactionMode.AUTOCOMMIT, "file")
                        .locked(locked && !isSaidToSpring(surroundings)));
    }

    /** Flyway's own files write {@code transactional.lock}, Spring's {@code transactional-lock}. */
    private static boolean takesNoTransactionForItsLock(Map.Entry<String, String> setting) {
        return setting.getKey().replaceAll("[.-]", "").equalsIgnoreCase("postgresqltransactionallock")
                && setting.getValue().equalsIgnoreCase("false");
    }

    /** Spring's settings in YAML are not read for anything else. */
    private boolean isSaidToSpring(Surroundings surroundings) {
        for (String resources : List.of(folder, SourceTree.join(folder, "src/main/resources"))) {
            for (String name : List.of("application.yml", "application.yaml")) {
                if (surroundings
                        .files()
                        .optional(SourceTree.join(resources, name))
                        .filter(file -> SPRING_LOCK.matcher(file.text()).find())
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A file's text with the placeholders replaced whose values are known. */
    private Excerpt excerpt(String path, Surroundings surroundings) {
        SourceFile migration = surroundings.file(path);
        Excerpt whole = Excerpt.of(migration);
        return isFalse(beside(path, surroundings), "placeholderReplacement") ? whole : placeholders.replaced(whole);
    }

    /** Whether the file beside a migration says that it is not to be run. */
    boolean isLeftOut(String path, Surroundings surroundings) {
        return isFalse(beside(path, surroundings), "shouldExecute");
    }

    private static Map<String, String> beside(String path, Surroundings surroundings) {
        return surroundings
                .files()
                .optional(path + ".conf")
                .map(FlywaySettingsReader::properties)
                .orElse(Map.of());
    }

    /** The parts of a list between commas. */
    static List<String> listed(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static boolean isTrue(Map<String, String> settings, String key) {
        return "true".equalsIgnoreCase(settings.get(key));
    }

    private static boolean isFalse(Map<String, String> settings, String key) {
        return "false".equalsIgnoreCase(settings.get(key));
    }
}
