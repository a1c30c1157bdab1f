package dev.stopover.project.supabase;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Duplicates;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder {@code supabase} of a project that uses the Supabase CLI. */
public final class SupabaseLayout implements LayoutReader {

    private static final Pattern MIGRATION = Pattern.compile("^([0-9]+)_(.*)\\.sql$", Pattern.DOTALL);

    /** The CLI passes over the first file if an early version of itself wrote it. */
    private static final Pattern EARLY_INIT = Pattern.compile("^([0-9]{14})_init\\.sql$");

    private static final String FIRST_INIT_THAT_RUNS = "20211209000000";

    private static final Map<String, String> FOLDERS = Map.of(
            "tests",
            SkippedFile.DATABASE_TEST,
            "schemas",
            "a declarative schema, from which supabase db diff writes migrations",
            "seed",
            SkippedFile.SEED,
            "seeds",
            SkippedFile.SEED,
            "functions",
            "a part of an edge function",
            "snippets",
            "a snippet of the dashboard");

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        if (!folder.name().equals("supabase")) {
            return Optional.empty();
        }
        if (folder.has("config.toml")) {
            return Optional.of("supabase/config.toml");
        }
        return folder.folder("migrations").map(migrations -> "supabase/migrations");
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Optional<Folder> below = folder.folder("migrations");
        if (below.isEmpty() && !folder.has("config.toml") && !folder.sql().isEmpty()) {
            // The folder of migrations itself, named by the configuration.
            return Found.flat(history(folder, List.of(), List.of(), SupabaseConfig.NONE, surroundings));
        }
        SupabaseConfig config = folder.has("config.toml")
                ? SupabaseConfigReader.read(surroundings.file(folder.path("config.toml")), surroundings)
                : SupabaseConfig.NONE;
        List<Folder> aside = below.map(migrations -> asides(folder, migrations)).orElse(List.of());
        List<SkippedFile> others = new ArrayList<>();
        folder.each(inner -> {
            if (!isAt(below, inner)
                    && aside.stream().noneMatch(each -> each.path().equals(inner.path()))) {
                String reason = reason(folder, inner, config);
                inner.sql()
                        .forEach(name -> others.add(new SkippedFile(
                                inner.path(name),
                                inner == folder ? topReason(name, inner.path(name), config) : reason)));
            }
        });
        List<HistoryPlan> histories = below.filter(
                        migrations -> !migrations.sql().isEmpty())
                .map(migrations -> List.of(history(migrations, aside, tests(folder), config, surroundings)))
                .orElse(List.of());
        Set<String> folders =
                Set.copyOf(folder.folders().stream().map(Folder::path).toList());
        return new Found(histories, others, folders);
    }

    /** The folders in which rollbacks lie that the CLI does not apply. */
    private static List<Folder> asides(Folder supabase, Folder migrations) {
        List<Folder> asides = new ArrayList<>();
        for (Folder around : List.of(supabase, migrations)) {
            for (String name : List.of("rollbacks", "rollback", "down")) {
                around.folder(name).ifPresent(asides::add);
            }
        }
        return asides;
    }

    private static boolean isAt(Optional<Folder> place, Folder folder) {
        return place.isPresent() && place.get().path().equals(folder.path());
    }

    private static String topReason(String name, String path, SupabaseConfig config) {
        if (name.equals("roles.sql")) {
            return "custom roles, applied by the Supabase CLI before the migrations";
        }
        return config.isSeed(path) || name.startsWith("seed")
                ? SkippedFile.SEED
                : "outside supabase/migrations, which is all that the Supabase CLI applies";
    }

    private static String reason(Folder folder, Folder inner, SupabaseConfig config) {
        String below = inner == folder
                ? ""
                : inner.path().substring(folder.path().length() + (folder.path().isEmpty() ? 0 : 1));
        String first = below.contains("/") ? below.substring(0, below.indexOf('/')) : below;
        if (first.equals("migrations")) {
            return "in a folder below supabase/migrations, which the Supabase CLI does not look into";
        }
        if (config.isSeed(inner.path() + "/x.sql")) {
            return SkippedFile.SEED;
        }
        return FOLDERS.getOrDefault(first, "outside supabase/migrations, which is all that the Supabase CLI applies");
    }

    /** Rollbacks lie among the migrations, where the CLI applies them, or aside in a folder that it does not look into. */
    private static HistoryPlan history(
            Folder migrations,
            List<Folder> aside,
            List<String> tests,
            SupabaseConfig config,
            Surroundings surroundings) {
        List<String> names = migrations.sql();
        surroundings.files().prefetch(names.stream().map(migrations::path).toList());
        List<SkippedFile> skipped = new ArrayList<>();
        Map<String, String> rollbacks = rollbacks(names);
        Set<String> paired = Set.copyOf(rollbacks.values());
        Map<String, String> asides = new TreeMap<>();
        aside.forEach(folder -> rollbacksAside(names, folder).forEach(asides::putIfAbsent));
        Map<String, String> byVersion = byVersion(tests);
        Map<String, SourceFile> versions = new LinkedHashMap<>();
        List<MigrationPlan> plans = new ArrayList<>();
        Optional<String> version = surroundings
                .configuration()
                .supabaseCliVersion()
                .or(() -> SupabaseCli.version(SourceTree.parent(migrations.path()), surroundings));
        Delivery delivery = surroundings.delivery(Deliveries.supabase(version, "file"));
        Delivery alone =
                surroundings.delivery(Deliveries.supabase(version, "file").with(TransactionMode.AUTOCOMMIT));
        for (String name : names) {
            if (paired.contains(name)) {
                continue;
            }
            Matcher matcher = MIGRATION.matcher(name);
            if (!matcher.matches()) {
                skipped.add(SkippedFile.passedOver(
                        migrations.path(name),
                        "its name does not match <timestamp>_name.sql, so the CLI passes over it"));
                continue;
            }
            if (isFirst(name, migrations) && isEarlyInit(name)) {
                skipped.add(new SkippedFile(
                        migrations.path(name),
                        "an initial migration of an early Supabase CLI, which later ones pass over"));
                continue;
            }
            Optional<ScriptPlan> down = Optional.ofNullable(rollbacks.get(name))
                    .map(migrations::path)
                    .or(() -> Optional.ofNullable(asides.get(name)))
                    .map(path -> ScriptPlan.down(surroundings.file(path), delivery));
            SourceFile file = surroundings.file(migrations.path(name));
            ScriptPlan up =
                    ScriptPlan.up(file, Deliveries.isWithoutTransaction(file.text(), version) ? alone : delivery);
            plans.add(new MigrationPlan(
                    matcher.group(1),
                    matcher.group(2),
                    up,
                    down,
                    Optional.ofNullable(byVersion.get(matcher.group(1)))
                            .map(path -> ScriptPlan.up(surroundings.file(path), delivery)),
                    false,
                    rollbacks.containsKey(name)
                            && MIGRATION.matcher(rollbacks.get(name)).matches()));
            duplicate(versions, matcher.group(1), up, surroundings);
        }
        return new HistoryPlan(
                migrations.path(),
                Layout.SUPABASE,
                surroundings.runner(Runner.SUPABASE_CLI),
                surroundings.target(config.target()),
                plans,
                skipped);
    }

    /** The tests of the database, which the CLI runs with pgTAP. */
    private static List<String> tests(Folder supabase) {
        return supabase.folder("tests").stream()
                .flatMap(tests -> Stream.concat(Stream.of(tests), tests.folder("database").stream())
                        .flatMap(folder -> folder.sql().stream().map(folder::path)))
                .toList();
    }

    /** The tests by the versions of migrations that stand before their names. */
    private static Map<String, String> byVersion(List<String> tests) {
        Map<String, String> byVersion = new HashMap<>();
        for (String path : tests) {
            String name = SourceTree.name(path);
            byVersion.putIfAbsent(name.substring(0, Math.max(name.indexOf('_'), 0)), path);
        }
        return byVersion;
    }

    /** The rollbacks by the files that they take back. */
    private static Map<String, String> rollbacks(List<String> names) {
        Set<String> all = Set.copyOf(names);
        Map<String, String> rollbacks = new TreeMap<>();
        for (String name : names) {
            FileNames.takenBack(name)
                    .map(stem -> stem + ".sql")
                    .filter(all::contains)
                    .ifPresent(up -> rollbacks.putIfAbsent(up, name));
        }
        return rollbacks;
    }

    /** The paths of rollbacks in a folder of their own, under the migration's name or with a suffix, by the migration. */
    private static Map<String, String> rollbacksAside(List<String> names, Folder folder) {
        Set<String> all = Set.copyOf(names);
        Map<String, String> rollbacks = new TreeMap<>();
        for (String name : folder.sql()) {
            String up = FileNames.takenBack(name).map(stem -> stem + ".sql").orElse(name);
            if (all.contains(up)) {
                rollbacks.putIfAbsent(up, folder.path(name));
            }
        }
        return rollbacks;
    }

    /** Whether the CLI finds nothing before a file, not even a file or folder of another sort. */
    private static boolean isFirst(String name, Folder migrations) {
        return migrations.files().get(0).equals(name)
                && migrations.folders().stream()
                        .allMatch(folder -> folder.name().compareTo(name) > 0);
    }

    private static boolean isEarlyInit(String name) {
        Matcher matcher = EARLY_INIT.matcher(name);
        return matcher.matches() && matcher.group(1).compareTo(FIRST_INIT_THAT_RUNS) < 0;
    }

    private static void duplicate(
            Map<String, SourceFile> versions, String version, ScriptPlan up, Surroundings surroundings) {
        SourceFile before = versions.putIfAbsent(version, up.file());
        if (before != null) {
            surroundings.duplicate(
                    up.file(),
                    TextRange.at(0),
                    new ProjectProblem.Place(before, TextRange.at(0)),
                    "Version %s is already that of %s, and %s."
                            .formatted(
                                    version,
                                    Duplicates.shown(before, up.file()),
                                    Duplicates.words(Runner.SUPABASE_CLI)),
                    "Give the file a timestamp of its own.");
        }
    }
}
