package dev.stopover.project.flyway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Flyway takes the names of files for. Of several prefixes that fit it takes the longest, and the suffix fits
 * whatever its case.
 *
 * @param versioned the prefix of versioned migrations, {@code V} unless configured
 * @param undo the prefix of what takes them back, {@code U} unless configured
 * @param repeatable the prefix of repeatable migrations, {@code R} unless configured
 * @param baseline the prefix of baselines, {@code B} unless configured
 * @param separator what stands between version and name, {@code __} unless configured
 * @param suffixes how the names of migrations end, {@code .sql} unless configured
 */
record FlywayNames(
        String versioned, String undo, String repeatable, String baseline, String separator, List<String> suffixes) {

    /** What a file is to Flyway. */
    enum Kind {
        VERSIONED,
        UNDO,
        REPEATABLE,
        BASELINE,
        CALLBACK
    }

    /**
     * A name that Flyway knows.
     *
     * @param kind what the file is
     * @param version the version; the event for callbacks, empty for repeatable migrations
     * @param description what stands after the separator
     */
    record Name(Kind kind, String version, String description) {}

    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:[._][0-9]+)*");

    private static final Pattern EVENT = Pattern.compile("(?:before|after|create)[A-Z][A-Za-z]*");

    /** Keeps a copy of the list. */
    FlywayNames {
        suffixes = List.copyOf(suffixes);
    }

    /** The names that settings ask for. */
    static FlywayNames of(Map<String, String> settings) {
        List<String> suffixes = FlywaySettings.listed(settings.getOrDefault("sqlMigrationSuffixes", ""));
        return new FlywayNames(
                settings.getOrDefault("sqlMigrationPrefix", "V"),
                settings.getOrDefault("undoSqlMigrationPrefix", "U"),
                settings.getOrDefault("repeatableSqlMigrationPrefix", "R"),
                settings.getOrDefault("baselineMigrationPrefix", "B"),
                settings.getOrDefault("sqlMigrationSeparator", "__"),
                suffixes.isEmpty() ? List.of(".sql") : suffixes);
    }

    /** What a file is by its name; empty if Flyway passes over it. */
    Optional<Name> read(String fileName) {
        Optional<String> stem = stem(fileName);
        if (stem.isEmpty()) {
            return Optional.empty();
        }
        String name = stem.get();
        Optional<Kind> kind = kind(name);
        if (kind.isEmpty()) {
            return callback(name);
        }
        String rest = name.substring(prefix(kind.get()).length());
        int at = rest.indexOf(separator);
        String version = at < 0 ? rest : rest.substring(0, at);
        String description = at < 0 ? "" : rest.substring(at + separator.length());
        boolean valid = kind.get() == Kind.REPEATABLE
                ? version.isEmpty()
                : VERSION.matcher(version).matches();
        return valid ? Optional.of(new Name(kind.get(), version, description)) : callback(name);
    }

    /** Whether a file's name ends as those of migrations do. */
    boolean hasSuffix(String fileName) {
        return stem(fileName).isPresent();
    }

    /** What the name of a migration looks like. */
    String example() {
        return versioned + "<version>" + separator + "<name>" + suffixes.get(0);
    }

    private Optional<String> stem(String fileName) {
        for (String suffix : suffixes) {
            int end = fileName.length() - suffix.length();
            if (end > 0 && fileName.regionMatches(true, end, suffix, 0, suffix.length())) {
                return Optional.of(fileName.substring(0, end));
            }
        }
        return Optional.empty();
    }

    private Optional<Kind> kind(String name) {
        Optional<Kind> longest = Optional.empty();
        int length = 0;
        for (Kind kind : List.of(Kind.VERSIONED, Kind.UNDO, Kind.REPEATABLE, Kind.BASELINE)) {
            String prefix = prefix(kind);
            if (!prefix.isEmpty() && prefix.length() > length && name.startsWith(prefix)) {
                longest = Optional.of(kind);
                length = prefix.length();
            }
        }
        return longest;
    }

    private String prefix(Kind kind) {
        return switch (kind) {
            case VERSIONED -> versioned;
            case UNDO -> undo;
            case REPEATABLE -> repeatable;
            case BASELINE -> baseline;
            case CALLBACK -> "";
        };
    }

    private Optional<Name> callback(String name) {
        int at = name.indexOf(separator);
        String event = at < 0 ? name : name.substring(0, at);
        return EVENT.matcher(event).matches()
                ? Optional.of(new Name(Kind.CALLBACK, event, at < 0 ? "" : name.substring(at + separator.length())))
                : Optional.empty();
    }
}
