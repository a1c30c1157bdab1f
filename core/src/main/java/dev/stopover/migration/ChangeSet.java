package dev.stopover.migration;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The migrations of a history that are judged; the others are replayed all the same.
 *
 * @param history all migrations
 * @param migrations those that are judged, oldest first
 * @param files the paths of the files that are judged
 * @param base what the history held before it was changed, if that is known
 * @param touched the paths of migrations that were edited or are gone since then
 */
public record ChangeSet(
        History history, List<Migration> migrations, Set<String> files, Optional<Base> base, Set<String> touched) {

    /** Keeps copies of the collections. */
    public ChangeSet {
        migrations = List.copyOf(migrations);
        files = Set.copyOf(files);
        touched = Set.copyOf(touched);
    }

    /** All migrations. */
    public static ChangeSet all(History history) {
        return of(history, history.migrations());
    }

    /** Those of its migrations that come after a version, which is applied and which nobody can edit any more. */
    public ChangeSet after(String appliedThrough) {
        int from = 0;
        for (int i = 0; i < migrations.size(); i++) {
            String version = migrations.get(i).version();
            if (!version.isEmpty() && compareVersions(version, appliedThrough) <= 0) {
                from = i + 1;
            }
        }
        return of(history, migrations.subList(from, migrations.size()));
    }

    /** Those of its migrations with a script that is reported about. */
    public ChangeSet on(PathFilter reported) {
        Set<String> chosen = migrations.stream()
                .flatMap(Migration::scripts)
                .filter(this::judges)
                .filter(script -> script.file().paths().stream().anyMatch(reported::covers))
                .map(script -> script.file().path())
                .collect(Collectors.toSet());
        List<Migration> shown = migrations.stream()
                .filter(migration -> migration
                        .scripts()
                        .anyMatch(script -> chosen.contains(script.file().path())))
                .toList();
        return new ChangeSet(history, shown, chosen, base, touched);
    }

    /**
     * The same knowing what the history held before. Of migrations that were edited or are gone that much is told if their
     * paths are reported about, also where they are applied and nothing else is judged of them.
     */
    public ChangeSet since(Base before, PathFilter reported) {
        Set<String> touched = before.migrations().stream()
                .filter(migration -> migration.fate() == Base.Fate.GONE || migration.fate() == Base.Fate.EDITED)
                .map(migration -> migration.migration().up().file().path())
                .filter(reported::covers)
                .collect(Collectors.toSet());
        return new ChangeSet(history, migrations, files, Optional.of(before), touched);
    }

    /** Whether there is anything to judge: a migration, or what became of one. */
    public boolean isEmpty() {
        return migrations.isEmpty() && touched.isEmpty();
    }

    /** Whether a script was edited or is gone, and that is told. */
    public boolean touches(Script script) {
        return touched.contains(script.file().path());
    }

    /** Whether a script is judged. */
    public boolean judges(Script script) {
        return files.contains(script.file().path());
    }

    private static ChangeSet of(History history, List<Migration> migrations) {
        return new ChangeSet(
                history,
                migrations,
                migrations.stream()
                        .flatMap(Migration::scripts)
                        .map(script -> script.file().path())
                        .collect(Collectors.toSet()),
                Optional.empty(),
                Set.of());
    }

    /** Numbers compare as numbers, part by part, as Flyway has it; anything else as text. */
    public static int compareVersions(String left, String right) {
        String[] lefts = left.split("[._]", -1);
        String[] rights = right.split("[._]", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int order = isNumber(lefts[i]) && isNumber(rights[i])
                    ? new BigInteger(lefts[i]).compareTo(new BigInteger(rights[i]))
                    : lefts[i].compareTo(rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
