package dev.stopover.project.folders;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherDatabases;
import dev.stopover.project.layout.OtherLanguages;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder {@code <version>_<name>} for each migration, as Prisma, diesel, Hasura and newer versions of Drizzle have it. */
public final class FolderPerMigrationLayout implements LayoutReader {

    private static final Pattern NAME = Pattern.compile("(?s)^([0-9][0-9-]*)(?:_(.*))?$");

    /** Hasura counts milliseconds, microseconds or nanoseconds; diesel writes dates, mostly with hyphens. */
    private static final Pattern HASURA = Pattern.compile("(?s)^1(?:[0-9]{12}|[0-9]{15}|[0-9]{18})(?:_.*)?$");

    private static final String SNAPSHOT = "snapshot.json";

    private static final String LOCK = "migration_lock.toml";

    private static final Pattern OTHER_PROVIDER =
            Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"(?:mysql|sqlite|sqlserver|mongodb|cockroachdb)\"");

    private final Layout layout;

    public FolderPerMigrationLayout(Layout layout) {
        this.layout = layout;
    }

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        if (layout == Layout.PRISMA && folder.has(LOCK)) {
            return Optional.of(LOCK);
        }
        boolean hasura = layout != Layout.PRISMA && HasuraDatabases.isHasuras(folder, surroundings);
        return folder.folders().stream()
                .filter(below -> below.has(up()) && NAME.matcher(below.name()).matches())
                .filter(below -> isOurs(below, hasura))
                .findFirst()
                .map(below -> below.name() + "/" + up());
    }

    private boolean isOurs(Folder migration, boolean hasura) {
        return switch (layout) {
            case DRIZZLE -> migration.has(SNAPSHOT);
            case PRISMA -> !migration.has(SNAPSHOT);
            case HASURA -> hasura || HASURA.matcher(migration.name()).matches();
            default -> !hasura && !HASURA.matcher(migration.name()).matches();
        };
    }

    private String up() {
        return layout == Layout.PRISMA || layout == Layout.DRIZZLE ? "migration.sql" : "up.sql";
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        List<SkippedFile> skipped = new ArrayList<>();
        folder.sql()
                .forEach(name -> skipped.add(SkippedFile.passedOver(
                        folder.path(name),
                        "beside the folders of the migrations, where %s does not look".formatted(runner().title()))));
        Set<String> claimed = new HashSet<>();
        List<String> paths = new ArrayList<>();
        for (Folder below : folder.folders()) {
            below.each(inner -> {
                claimed.add(inner.path());
                inner.sql().forEach(name -> paths.add(inner.path(name)));
            });
        }
        if (isForAnotherDatabase(folder, surroundings)) {
            paths.forEach(path -> skipped.add(new SkippedFile(path, OtherDatabases.REASON)));
            return new Found(List.of(), skipped, claimed);
        }
        surroundings.files().prefetch(paths);
        MigrationList migrations = new MigrationList(runner(), surroundings);
        Set<String> used = new HashSet<>();
        for (Folder below : folder.folders()) {
            Matcher matcher = NAME.matcher(below.name());
            if (below.has(up()) && (matcher.matches() || layout == Layout.PRISMA)) {
                MigrationPlan plan = migration(below, surroundings);
                used.add(plan.up().file().path());
                plan.down().ifPresent(down -> used.add(down.file().path()));
                migrations.add(plan);
            }
        }
        programs(folder, migrations, surroundings);
        if (layout == Layout.PRISMA) {
            folder.folders().stream()
                    .filter(below -> !below.has(up()) && program(below).isEmpty())
                    .forEach(below -> surroundings.problem(
                            ProjectProblem.Kind.REFUSED,
                            SourceFile.of(below.path(), ""),
                            "The folder has no migration.sql, so Prisma ends the run where it comes to it (P3015).",
                            "Restore the file, or delete the folder."));
        }
        paths.stream()
                .filter(path -> !used.contains(path))
                .forEach(path -> skipped.add(new SkippedFile(path, reason(path))));
        return new Found(
                List.of(new HistoryPlan(
                        folder.path(),
                        layout,
                        surroundings.runner(runner()),
                        surroundings.target(),
                        ordered(migrations),
                        skipped)),
                List.of(),
                claimed);
    }

    /** A migration that is a program is a step of which nothing is known. */
    private void programs(Folder folder, MigrationList migrations, Surroundings surroundings) {
        List<String> names = new ArrayList<>();
        for (Folder below : folder.folders()) {
            Matcher matcher = NAME.matcher(below.name());
            Optional<String> program = below.has(up()) || !matcher.matches() ? Optional.empty() : program(below);
            if (program.isPresent()) {
                names.add(below.name() + "/" + program.get());
                migrations.add(MigrationPlan.of(
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(2)).orElse(""),
                        OtherLanguages.script(
                                below.path(program.get()),
                                Direction.UP,
                                surroundings.delivery(
                                        Deliveries.usual(runner(), "file", surroundings.configuration()))),
                        Optional.empty()));
            }
        }
        OtherLanguages.complain(folder, names, surroundings);
    }

    private static Optional<String> program(Folder migration) {
        return Stream.of("migration.ts", "migration.js", "migration.mjs", "up.ts", "up.js", "up.yaml")
                .filter(migration::has)
                .findFirst();
    }

    private boolean isForAnotherDatabase(Folder folder, Surroundings surroundings) {
        if (layout == Layout.DRIZZLE) {
            return folder.folders().stream()
                    .filter(below -> below.has(SNAPSHOT))
                    .findFirst()
                    .map(below -> surroundings.file(below.path(SNAPSHOT)))
                    .filter(OtherDatabases::isDialectOf)
                    .isPresent();
        }
        if (layout == Layout.HASURA) {
            return HasuraDatabases.isForAnotherDatabase(folder, surroundings);
        }
        return folder.has(LOCK)
                && OTHER_PROVIDER
                        .matcher(surroundings.file(folder.path(LOCK)).text())
                        .find();
    }

    private String reason(String path) {
        return SourceTree.name(path).equals("down.sql")
                ? "a rollback without the migration that it takes back"
                : "no %s of a migration's folder, so %s passes over it".formatted(up(), runner().title());
    }

    /** Prisma and Drizzle know a migration by the whole name of its folder, the others by its version. */
    private List<MigrationPlan> ordered(MigrationList migrations) {
        return switch (layout) {
            case HASURA -> migrations.inNumericOrder();
            case DIESEL -> migrations.inTextOrder();
            default ->
                migrations.ordered(
                        Comparator.comparing(
                                plan -> SourceTree.parent(plan.up().file().path())),
                        version -> "");
        };
    }

    private MigrationPlan migration(Folder folder, Surroundings surroundings) {
        Matcher matcher = NAME.matcher(folder.name());
        boolean named = matcher.matches();
        String digits = named ? matcher.group(1) : folder.name();
        Delivery delivery = surroundings.delivery(delivery(folder, surroundings));
        Optional<String> down =
                folder.sql().stream().filter(name -> name.equals("down.sql")).findFirst();
        return MigrationPlan.of(
                layout == Layout.DIESEL ? digits.replace("-", "") : digits,
                named ? Optional.ofNullable(matcher.group(2)).orElse("") : "",
                ScriptPlan.up(surroundings.file(folder.path(up())), delivery),
                down.map(name -> surroundings.file(folder.path(name))).map(file -> ScriptPlan.down(file, delivery)));
    }

    private Delivery delivery(Folder folder, Surroundings surroundings) {
        Delivery usual = Deliveries.usual(runner(), "file", surroundings.configuration());
        boolean without = layout == Layout.DIESEL
                && folder.has("metadata.toml")
                && isWithoutTransaction(surroundings.file(folder.path("metadata.toml")));
        boolean guessed =
                layout == Layout.DIESEL && !isDiesels(SourceTree.parent(folder.path()), folder.name(), surroundings);
        return (without ? usual.with(TransactionMode.IMPLICIT_WHEN_SEVERAL) : usual).guessed(guessed);
    }

    /** Dates with hyphens are diesel's alone; a crate, or the file of its settings, speaks for it too. */
    private static boolean isDiesels(String folder, String migration, Surroundings surroundings) {
        if (migration.startsWith("-", 4)) {
            return true;
        }
        for (String at = folder; ; at = SourceTree.parent(at)) {
            if (surroundings.files().exists(SourceTree.join(at, "diesel.toml"))
                    || surroundings.files().exists(SourceTree.join(at, "Cargo.toml"))) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }

    /** Where the file says nothing of transactions, diesel takes it to ask for none. */
    private static boolean isWithoutTransaction(SourceFile metadata) {
        return metadata.text()
                .lines()
                .noneMatch(line -> line.matches("\\s*run_in_transaction\\s*=\\s*true\\s*(?:#.*)?"));
    }

    private Runner runner() {
        return switch (layout) {
            case PRISMA -> Runner.PRISMA;
            case DRIZZLE -> Runner.DRIZZLE;
            case HASURA -> Runner.HASURA;
            default -> Runner.DIESEL;
        };
    }
}
