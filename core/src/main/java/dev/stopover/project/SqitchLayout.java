package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folders {@code deploy}, {@code revert} and {@code verify} in the order of {@code sqitch.plan}. */
final class SqitchLayout implements LayoutReader {

    private static final String PLAN = "sqitch.plan";

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        return folder.has(PLAN) ? Optional.of(PLAN) : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        SourceFile plan = surroundings.file(folder.path(PLAN));
        Set<String> paths = new LinkedHashSet<>();
        Set<String> folders = new HashSet<>();
        for (String part : List.of("deploy", "revert", "verify")) {
            folder.folder(part)
                    .ifPresent(below -> below.each(inner -> {
                        folders.add(inner.path());
                        inner.sql().forEach(name -> paths.add(inner.path(name)));
                    }));
        }
        surroundings.files().prefetch(paths);
        Delivery delivery =
                surroundings.delivery(Deliveries.usual(Runner.SQITCH, "file", surroundings.configuration()));
        List<MigrationPlan> migrations = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (SqitchPlan.Change change : SqitchPlan.read(plan, surroundings)) {
            String name = fileName(folder, change, paths);
            String up = folder.path("deploy/" + name);
            if (!paths.contains(up)) {
                surroundings.problem(
                        ProjectProblem.Kind.MISSING_FILE,
                        plan,
                        change.range(),
                        "The plan names %s, but deploy/%s is not there.".formatted(change.name(), name),
                        "Restore the file, or take the change out of the plan.");
                continue;
            }
            migrations.add(new MigrationPlan(
                    change.name(),
                    "",
                    ScriptPlan.up(surroundings.file(up), delivery),
                    script(folder.path("revert/" + name), paths, surroundings, used)
                            .map(file -> ScriptPlan.down(file, delivery)),
                    script(folder.path("verify/" + name), paths, surroundings, used)
                            .map(file -> ScriptPlan.up(file, delivery)),
                    false,
                    false));
            used.add(up);
        }
        List<SkippedFile> skipped = paths.stream()
                .filter(path -> !used.contains(path))
                .map(path -> new SkippedFile(path, "not in sqitch.plan"))
                .toList();
        return new Found(
                List.of(new HistoryPlan(
                        folder.path(),
                        Layout.SQITCH,
                        surroundings.runner(Runner.SQITCH),
                        surroundings.target(),
                        migrations,
                        skipped)),
                List.of(),
                folders);
    }

    /** A change that was reworked keeps its scripts under its name and the first tag that has some. */
    private static String fileName(Folder folder, SqitchPlan.Change change, Set<String> paths) {
        return change.reworkedAfter().stream()
                .map(tag -> change.name() + "@" + tag + ".sql")
                .filter(name -> paths.contains(folder.path("deploy/" + name)))
                .findFirst()
                .orElse(change.name() + ".sql");
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
