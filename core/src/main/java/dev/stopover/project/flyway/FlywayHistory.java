package dev.stopover.project.flyway;

import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.layout.Versions;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history that Flyway makes of files: what goes up by versions, then what is repeatable by names. */
final class FlywayHistory {

    private static final Comparator<String> DOTTED = Versions::compareDotted;

    private final FlywaySettings settings;
    private final Surroundings surroundings;
    private final Map<String, String> undos = new HashMap<>();
    private final Map<String, String> baselines = new HashMap<>();
    private final List<String> ups = new ArrayList<>();
    private final List<MigrationPlan> repeatable = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    FlywayHistory(FlywaySettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** The history of files, given by their paths. */
    HistoryPlan of(String root, List<String> paths) {
        paths.forEach(this::sort);
        Optional<String> baseline = baseline();
        baselines.forEach((version, path) -> {
            if (!baseline.equals(Optional.of(version))) {
                skip(path, "a baseline, which stands for the migrations up to its version");
            }
        });
        baseline.map(baselines::get).ifPresent(ups::add);
        MigrationList versioned = new MigrationList(Runner.FLYWAY, surroundings);
        ups.forEach(path -> versioned(path).ifPresent(versioned::add));
        undos.values().forEach(path -> passOver(path, "a rollback without the migration that it takes back"));
        List<MigrationPlan> migrations = new ArrayList<>(
                versioned.ordered(Comparator.comparing(MigrationPlan::version, DOTTED), FlywayHistory::key));
        migrations.addAll(repeatable());
        return new HistoryPlan(
                root, Layout.FLYWAY, surroundings.runner(Runner.FLYWAY), surroundings.target(), migrations, skipped);
    }

    private void sort(String path) {
        Optional<FlywayNames.Name> read = name(path);
        if (read.isEmpty()) {
            unknown(path);
            return;
        }
        FlywayNames.Name name = read.get();
        switch (name.kind()) {
            case VERSIONED -> ups.add(path);
            case UNDO -> undos.merge(key(name.version()), path, this::first);
            case BASELINE -> baselines.merge(name.version(), path, this::first);
            case REPEATABLE -> repeatable(path, name);
            case CALLBACK -> skip(path, "a callback that Flyway runs at %s, not a migration".formatted(name.version()));
        }
    }

    private Optional<FlywayNames.Name> name(String path) {
        return settings.names().read(SourceTree.name(path));
    }

    private void unknown(String path) {
        skip(
                path,
                "its name does not match %s, so Flyway passes over it"
                        .formatted(settings.names().example()));
        if (settings.strict() && settings.names().hasSuffix(SourceTree.name(path))) {
            surroundings.problem(
                    ProjectProblem.Kind.REFUSED,
                    surroundings.file(path),
                    "The name is no migration's, and validateMigrationNaming makes Flyway refuse to run at all.",
                    "Name it %s, or move it away.".formatted(settings.names().example()));
        }
    }

    private String first(String one, String other) {
        surroundings.duplicate(
                surroundings.file(other),
                TextRange.at(0),
                new ProjectProblem.Place(surroundings.file(one), TextRange.at(0)),
                "The version is already that of %s, and Flyway refuses to run with both.".formatted(one),
                "Give the file a version of its own.");
        passOver(other, "of the same version as %s".formatted(one));
        return one;
    }

    private Optional<MigrationPlan> versioned(String path) {
        if (isLeftOut(path)) {
            return Optional.empty();
        }
        FlywayNames.Name name = name(path).orElseThrow();
        Optional<String> undo = Optional.ofNullable(undos.remove(key(name.version())));
        return Optional.of(MigrationPlan.of(
                name.version(),
                name.description(),
                settings.up(path, surroundings),
                undo.map(down -> settings.down(down, surroundings))));
    }

    private void repeatable(String path, FlywayNames.Name name) {
        if (!isLeftOut(path)) {
            repeatable.add(new MigrationPlan(
                    "",
                    name.description(),
                    settings.up(path, surroundings),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    false));
        }
    }

    /** Flyway orders them by what it shows as their description, in which underscores are blanks. */
    private List<MigrationPlan> repeatable() {
        List<MigrationPlan> ordered = new ArrayList<>(repeatable);
        ordered.sort(Comparator.comparing((MigrationPlan plan) -> description(plan))
                .thenComparing(plan -> plan.up().file().path()));
        for (int i = 1; i < ordered.size(); i++) {
            MigrationPlan before = ordered.get(i - 1);
            MigrationPlan plan = ordered.get(i);
            if (description(plan).equals(description(before))) {
                surroundings.duplicate(
                        plan.up().file(),
                        TextRange.at(0),
                        new ProjectProblem.Place(before.up().file(), TextRange.at(0)),
                        "Another repeatable migration is named %s too, and Flyway refuses to run with both."
                                .formatted(description(plan)),
                        "Give the file a name of its own.");
            }
        }
        return ordered;
    }

    private static String description(MigrationPlan plan) {
        return plan.name().replace('_', ' ');
    }

    private boolean isLeftOut(String path) {
        boolean out = settings.isLeftOut(path, surroundings);
        if (out) {
            skip(path, "shouldExecute=false in %s.conf".formatted(SourceTree.name(path)));
        }
        return out;
    }

    /** A new database begins with the newest baseline; it is replayed only where what it stands for is gone. */
    private Optional<String> baseline() {
        return baselines.keySet().stream()
                .max(DOTTED)
                .filter(version -> ups.stream()
                        .noneMatch(path ->
                                Versions.compareDotted(name(path).orElseThrow().version(), version) <= 0));
    }

    private void skip(String path, String reason) {
        skipped.add(new SkippedFile(path, reason));
    }

    private void passOver(String path, String reason) {
        skipped.add(SkippedFile.passedOver(path, reason));
    }

    /** Versions that Flyway takes for the same have the same key. */
    private static String key(String version) {
        return version.replace('_', '.').replaceAll("(^|\\.)0+(?=[0-9])", "$1").replaceAll("(?:\\.0)+$", "");
    }
}
