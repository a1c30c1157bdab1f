package dev.stopover.migration;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Migrations in the order in which the runner applies them.
 *
 * @param root the folder they lie in, relative to the project; empty for the project's own folder
 * @param layout how files pair up and order
 * @param runner what runs them
 * @param choice what decided for layout and runner
 * @param target what is known of the database
 * @param initial what stood before the first migration, in the order in which it is replayed
 * @param migrations the migrations, oldest first
 * @param skipped the files of its folder that the runner does not run, each with the reason
 * @param problems what is wrong with its files, before any of their SQL is looked at
 */
public record History(
        String root,
        Layout layout,
        Runner runner,
        Choice choice,
        Target target,
        List<Script> initial,
        List<Migration> migrations,
        List<SkippedFile> skipped,
        List<ProjectProblem> problems) {

    /** Keeps copies of the lists. */
    public History {
        initial = List.copyOf(initial);
        migrations = List.copyOf(migrations);
        skipped = List.copyOf(skipped);
        problems = List.copyOf(problems);
    }

    /** What messages call its runner inside a sentence. */
    public String runnerTitle() {
        return choice.guessed() ? "the runner" : runner.title();
    }

    /** Its runner's name for those who ask, and whether it is only guessed. */
    public String runnerShown() {
        return runner.title() + (choice.guessed() ? " (guessed)" : "");
    }

    /**
     * The tables that its migrations make going up; of a folder whose order is only guessed those of no script.
     */
    public Makings makings() {
        boolean ordered = !choice.guessed() || migrations.stream().allMatch(History::isNumbered);
        return Makings.of(ordered ? migrations.stream().map(Migration::up).toList() : List.of());
    }

    private static boolean isNumbered(Migration migration) {
        return !migration.version().isEmpty()
                && Character.isDigit(migration.version().charAt(0));
    }

    /** Whether its database is one of Supabase, with that platform's roles, schemas and grants. */
    public boolean isOnSupabase() {
        return isOnSupabase(layout, runner);
    }

    /** Whether what this layout and runner bring about is a database of Supabase. */
    public static boolean isOnSupabase(Layout layout, Runner runner) {
        return layout == Layout.SUPABASE || runner == Runner.SUPABASE_CLI;
    }

    /**
     * Its problems that are two migrations of one version, one of which its runner refuses or never runs; psql keeps no
     * versions.
     */
    public List<ProjectProblem> duplicates() {
        if (runner == Runner.PSQL) {
            return List.of();
        }
        Map<String, List<Script>> ups = new HashMap<>();
        migrations.forEach(
                migration -> ups.computeIfAbsent(migration.up().file().path(), path -> new ArrayList<>())
                        .add(migration.up()));
        return problems.stream()
                .filter(problem -> problem.kind() == ProjectProblem.Kind.DUPLICATE_VERSION)
                .filter(problem -> ups.getOrDefault(problem.file().path(), List.of()).stream()
                        .anyMatch(up -> holds(up, problem.range())))
                .toList();
    }

    /** The migration whose script to go up holds a place, if one does. */
    public Optional<Migration> goingUp(SourceFile file, TextRange place) {
        for (Migration migration : migrations) {
            if (migration.up().file().path().equals(file.path()) && holds(migration.up(), place)) {
                return Optional.of(migration);
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Script up, TextRange place) {
        return place.isEmpty() || up.range().contains(place.start());
    }

    /**
     * The number of the migration that another takes back, going forward: the newest before it of the name or version that
     * its name says, if there is one.
     */
    public Optional<Integer> takenBackBy(int number) {
        String named = migrations.get(number).named();
        for (int i = number - 1; i >= 0 && !named.isEmpty(); i--) {
            Migration migration = migrations.get(i);
            if (!migration.isRollbackForward()
                    && (named.equals(migration.name())
                            || named.equals(migration.version())
                            || named.equals(migration.version() + "_" + migration.name()))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The same, in which a migration has the script of another to go down. */
    public History withDown(int number, Script script) {
        List<Migration> changed = new ArrayList<>(migrations);
        changed.set(number, changed.get(number).withDown(script));
        return new History(root, layout, runner, choice, target, initial, changed, skipped, problems);
    }
}
