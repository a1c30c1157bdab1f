package dev.stopover.project;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files {@code V<version>__<name>.sql}, with {@code U}, {@code R} and {@code B}, in a folder and those below it. */
final class FlywayLayout implements LayoutReader {

    private static final Pattern VERSIONED =
            Pattern.compile("^([VUB])([0-9]+(?:[._][0-9]+)*?)(?:__(.*))?\\.[sS][qQ][lL]$");
    private static final Pattern REPEATABLE = Pattern.compile("^R__(.*)\\.[sS][qQ][lL]$");
    private static final Pattern CALLBACK =
            Pattern.compile("^((?:before|after|create)[A-Z][A-Za-z]*)(?:__.*)?\\.[sS][qQ][lL]$");

    private static final Comparator<String> DOTTED = Versions::compareDotted;

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        Optional<String> here = ours(folder);
        if (here.isPresent()) {
            return here;
        }
        boolean usual = folder.path().equals("db/migration") || folder.path().endsWith("/db/migration");
        return usual
                ? folder.folders().stream()
                        .flatMap(below -> ours(below).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> ours(Folder folder) {
        return folder.sql().stream()
                .filter(name -> VERSIONED.matcher(name).matches()
                        || REPEATABLE.matcher(name).matches())
                .findFirst();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        List<String> paths = new ArrayList<>();
        List<SkippedFile> others = new ArrayList<>();
        Set<String> folders = new HashSet<>();
        folder.each(inner -> {
            if (inner != folder) {
                folders.add(inner.path());
            }
            boolean foreign = inner != folder && OtherDatabases.isNamed(inner.name());
            inner.sql().forEach(name -> {
                if (foreign) {
                    others.add(new SkippedFile(inner.path(name), OtherDatabases.REASON));
                } else {
                    paths.add(inner.path(name));
                }
            });
        });
        surroundings.files().prefetch(paths);
        return new Found(List.of(history(folder, paths, surroundings)), others, folders);
    }

    private static HistoryPlan history(Folder folder, List<String> paths, Surroundings surroundings) {
        FlywaySettings settings = FlywaySettings.around(folder, surroundings);
        Map<String, String> undos = new HashMap<>();
        Map<String, String> baselines = new HashMap<>();
        MigrationList versioned = new MigrationList(Runner.FLYWAY, surroundings);
        List<MigrationPlan> repeatable = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        List<String> ups = new ArrayList<>();
        for (String path : paths) {
            Matcher matcher = VERSIONED.matcher(SourceTree.name(path));
            if (matcher.matches()) {
                switch (matcher.group(1)) {
                    case "U" -> undos.put(key(matcher.group(2)), path);
                    case "B" -> baselines.put(matcher.group(2), path);
                    default -> ups.add(path);
                }
            } else if (!repeatable(path, settings, repeatable, surroundings)) {
                skipped.add(new SkippedFile(path, reason(SourceTree.name(path))));
            }
        }
        Optional<String> baseline = baseline(baselines, ups);
        baselines.forEach((version, path) -> {
            if (baseline.isEmpty() || !baseline.get().equals(version)) {
                skipped.add(new SkippedFile(path, "a baseline, which stands for the migrations up to its version"));
            }
        });
        baseline.map(baselines::get).ifPresent(ups::add);
        for (String path : ups) {
            if (settings.isLeftOut(path, surroundings)) {
                skipped.add(new SkippedFile(path, "shouldExecute=false in %s.conf".formatted(SourceTree.name(path))));
                continue;
            }
            Matcher matcher = VERSIONED.matcher(SourceTree.name(path));
            matcher.matches();
            Optional<String> undo = Optional.ofNullable(undos.remove(key(matcher.group(2))));
            versioned.add(MigrationPlan.of(
                    matcher.group(2),
                    Optional.ofNullable(matcher.group(3)).orElse(""),
                    ScriptPlan.up(surroundings.file(path), settings.delivery(path, surroundings)),
                    undo.map(down -> ScriptPlan.down(surroundings.file(down), settings.delivery(down, surroundings)))));
        }
        undos.values()
                .forEach(path ->
                        skipped.add(new SkippedFile(path, "a rollback without the migration that it takes back")));
        List<MigrationPlan> migrations = new ArrayList<>(
                versioned.ordered(Comparator.comparing(MigrationPlan::version, DOTTED), FlywayLayout::key));
        repeatable.sort(Comparator.comparing(MigrationPlan::name));
        migrations.addAll(repeatable);
        return new HistoryPlan(
                folder.path(),
                Layout.FLYWAY,
                surroundings.runner(Runner.FLYWAY),
                surroundings.target(),
                migrations,
                skipped);
    }

    private static boolean repeatable(
            String path, FlywaySettings settings, List<MigrationPlan> repeatable, Surroundings surroundings) {
        Matcher matcher = REPEATABLE.matcher(SourceTree.name(path));
        if (!matcher.matches() || settings.isLeftOut(path, surroundings)) {
            return false;
        }
        repeatable.add(new MigrationPlan(
                "",
                matcher.group(1),
                ScriptPlan.up(surroundings.file(path), settings.delivery(path, surroundings)),
                Optional.empty(),
                Optional.empty(),
                true,
                false));
        return true;
    }

    private static String reason(String name) {
        Matcher callback = CALLBACK.matcher(name);
        return callback.matches()
                ? "a callback that Flyway runs at %s, not a migration".formatted(callback.group(1))
                : "its name does not match V<version>__<name>.sql, so Flyway passes over it";
    }

    /** A new database begins with the newest baseline; it is replayed only where what it stands for is gone. */
    private static Optional<String> baseline(Map<String, String> baselines, List<String> ups) {
        Optional<String> newest = baselines.keySet().stream().max(DOTTED);
        return newest.filter(version -> ups.stream().noneMatch(path -> {
            Matcher matcher = VERSIONED.matcher(SourceTree.name(path));
            return matcher.matches() && Versions.compareDotted(matcher.group(2), version) <= 0;
        }));
    }

    /** Versions that Flyway takes for the same have the same key. */
    private static String key(String version) {
        return version.replace('_', '.').replaceAll("(^|\\.)0+(?=[0-9])", "$1").replaceAll("(?:\\.0)+$", "");
    }
}
