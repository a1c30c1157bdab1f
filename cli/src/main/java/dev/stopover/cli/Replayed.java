package dev.stopover.cli;

import dev.stopover.catalog.Catalog;
import dev.stopover.config.Configuration;
import dev.stopover.config.Nearest;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Linter;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.project.Reading;
import dev.stopover.rule.Settings;
import dev.stopover.rule.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history that was replayed without asking any rule.
 *
 * @param history the history
 * @param configuration what is configured of it
 * @param analysis what the replay came to
 */
record Replayed(History history, Configuration configuration, Analysis analysis) {

    /** Replays the histories that were read from paths. */
    static List<Replayed> of(Reading reading, List<String> paths) throws UsageException {
        var linter = new Linter(List.of(), Settings.DEFAULT, new LazyAnswers());
        List<Replayed> replayed = reading.parts().stream()
                .flatMap(part -> part.project().histories().stream()
                        .map(history ->
                                new Replayed(history, part.configuration(), linter.analyze(ChangeSet.all(history)))))
                .toList();
        if (replayed.isEmpty()) {
            throw noMigrations(paths);
        }
        return replayed;
    }

    /** Nothing that could be replayed lies at the paths. */
    static UsageException noMigrations(List<String> paths) {
        return new UsageException(
                "There are no migrations in " + (paths.isEmpty() ? "this folder" : String.join(", ", paths)) + ".");
    }

    /** The one step that somebody named by a migration's version, name, or the end of its path. */
    static Found find(List<Replayed> all, String wanted) throws UsageException {
        List<Found> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Replayed replayed : all) {
            replayed.step(wanted).ifPresent(step -> found.add(new Found(replayed, step)));
            replayed.steps().forEach(step -> {
                names.add(step.migration().version());
                names.add(step.migration().up().file().name());
            });
        }
        if (found.isEmpty()) {
            throw new UsageException("There is no migration " + wanted + "." + Nearest.question(wanted, names));
        }
        if (found.size() > 1) {
            throw new UsageException("There are migrations " + wanted + " in several histories; name the folder too.");
        }
        return found.get(0);
    }

    /** Its migrations, with the states they stand between. */
    List<Analysis.Step> steps() {
        return analysis.steps();
    }

    /** What could not be replayed. */
    static List<ToolError> errors(List<Replayed> all) {
        return all.stream()
                .flatMap(replayed -> replayed.analysis.errors().stream())
                .toList();
    }

    /** What stood before the first migration. */
    Catalog beginning() {
        return steps().get(0).before().catalog();
    }

    /** The step of a migration that is named by its version, its name, or the end of its path. */
    Optional<Analysis.Step> step(String wanted) {
        return steps().stream()
                .filter(step -> isNamed(step.migration(), wanted))
                .reduce((first, second) -> second);
    }

    private static boolean isNamed(Migration migration, String wanted) {
        String path = migration.up().file().path();
        return wanted.equals(migration.version())
                || wanted.equals(migration.name())
                || path.equals(wanted)
                || path.endsWith("/" + wanted)
                || wanted.endsWith("/" + path);
    }

    /** A step, and the history it is one of. */
    record Found(Replayed in, Analysis.Step step) {}
}
