package dev.stopover.project.sqitch;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folders {@code deploy}, {@code revert} and {@code verify} in the order of {@code sqitch.plan} or {@code pgpm.plan}. */
public final class SqitchLayout implements LayoutReader {

    private static final int ALL_LEVELS = 64;

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        Optional<SqitchSettings> configured = SqitchSettings.configuredPlan(folder, surroundings);
        if (configured.isPresent()) {
            String plan = configured.get().plan();
            boolean here = SourceTree.parent(plan).equals(folder.path());
            return Optional.of(here ? SourceTree.name(plan) : SqitchSettings.CONFIGURATION);
        }
        if (folder.has(SqitchSettings.PLAN)) {
            return SqitchSettings.isLeftBehind(folder, surroundings)
                    ? Optional.empty()
                    : Optional.of(SqitchSettings.PLAN);
        }
        return folder.has(SqitchSettings.PGPM_PLAN) ? Optional.of(SqitchSettings.PGPM_PLAN) : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        SqitchSettings settings = SqitchSettings.configuredPlan(folder, surroundings)
                .orElseGet(() -> SqitchSettings.of(folder, surroundings));
        String root = SourceTree.parent(settings.plan());
        SourceFile plan = surroundings.file(settings.plan());
        Set<String> paths = new LinkedHashSet<>();
        Set<String> folders = new HashSet<>(Set.of(root));
        for (String part : List.of(settings.deploy(), settings.revert(), settings.verify())) {
            if (surroundings.files().tree().kind(part) == SourceTree.Kind.FOLDER) {
                new FolderWalk(surroundings.files(), new ArrayList<>())
                        .walk(part, ALL_LEVELS)
                        .each(inner -> {
                            folders.add(inner.path());
                            inner.files().stream()
                                    .filter(name -> name.endsWith(settings.extension()))
                                    .forEach(name -> paths.add(inner.path(name)));
                        });
            }
        }
        surroundings.files().prefetch(paths);
        boolean guessed = plan.name().equals(SqitchSettings.PGPM_PLAN);
        Delivery delivery = surroundings.delivery(Deliveries.usual(Runner.SQITCH, "file", surroundings.configuration())
                .guessed(guessed));
        List<MigrationPlan> migrations = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (SqitchPlan.Change change : SqitchPlan.read(plan, surroundings)) {
            String name = fileName(settings, change, paths);
            String up = SourceTree.join(settings.deploy(), name);
            if (!paths.contains(up)) {
                surroundings.problem(
                        ProjectProblem.Kind.MISSING_FILE,
                        plan,
                        change.range(),
                        "The plan names %s, but %s is not there.".formatted(change.name(), shown(root, up)),
                        "Restore the file, or take the change out of the plan.");
                continue;
            }
            migrations.add(new MigrationPlan(
                    change.name(),
                    "",
                    ScriptPlan.up(surroundings.file(up), delivery),
                    script(SourceTree.join(settings.revert(), name), paths, surroundings, used)
                            .map(file -> ScriptPlan.down(file, delivery)),
                    script(SourceTree.join(settings.verify(), name), paths, surroundings, used)
                            .map(file -> ScriptPlan.up(file, delivery)),
                    false,
                    false));
            used.add(up);
        }
        List<SkippedFile> skipped = paths.stream()
                .filter(path -> !used.contains(path))
                .map(path -> SkippedFile.passedOver(path, "not in %s".formatted(plan.name())))
                .toList();
        return new Found(
                List.of(new HistoryPlan(
                        root,
                        Layout.SQITCH,
                        surroundings.runner(Runner.SQITCH),
                        surroundings.target(),
                        migrations,
                        skipped)),
                List.of(),
                folders);
    }

    private static String shown(String root, String path) {
        return path.startsWith(root + "/") ? path.substring(root.length() + 1) : path;
    }

    /** A change that was reworked keeps its scripts under its name and the first tag that has some, or the first at all. */
    private static String fileName(SqitchSettings settings, SqitchPlan.Change change, Set<String> paths) {
        List<String> names = change.reworkedAfter().stream()
                .map(tag -> change.name() + "@" + tag + settings.extension())
                .toList();
        return names.stream()
                .filter(name -> paths.contains(SourceTree.join(settings.deploy(), name)))
                .findFirst()
                .orElseGet(() -> names.isEmpty() ? change.name() + settings.extension() : names.get(0));
    }

    private static Optional<SourceFile> script(
            String path, Set<String> paths, Surroundings surroundings, Set<String> used) {
        if (!paths.contains(path)) {
            return Optional.empty();
        }
        used.add(path);
        return Optional.of(surroundings.file(path));
    }
}
