package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a project of what was found, for each configuration that applies. A history of which all files are excluded is
 * left out as a whole; of any other one, what is excluded is replayed and not reported about.
 */
final class Parts {

    private final SourceFiles files;
    private final Scripts scripts;
    private final Configurations configurations;
    private final Exclusions exclusions;
    private final Optional<String> schema;
    private final PathFilter filter;

    // Each folder's configuration is one object, and comparing by identity is much quicker than by all that is in it.
    private final Map<Configuration, List<History>> histories = new IdentityHashMap<>();
    private final Map<Configuration, List<SkippedFile>> others = new IdentityHashMap<>();
    private final Map<Configuration, List<History>> seeded = new IdentityHashMap<>();
    private final Map<Configuration, List<ProjectProblem>> problems = new IdentityHashMap<>();
    private final List<Configuration> all = new ArrayList<>();
    private final Set<String> replayed = new HashSet<>();
    private final Set<String> included = new HashSet<>();

    Parts(
            SourceFiles files,
            Scripts scripts,
            Configurations configurations,
            Exclusions exclusions,
            Optional<String> schema,
            PathFilter filter) {
        this.files = files;
        this.scripts = scripts;
        this.configurations = configurations;
        this.exclusions = exclusions;
        this.schema = schema;
        this.filter = filter;
    }

    List<Reading.Part> of(Discovery discovery) throws ConfigurationException {
        List<Discovery.Discovered> discovered = new ArrayList<>(discovery.histories());
        discovered.sort(Comparator.comparing(found -> found.plan().root()));
        Map<Configuration, Set<String>> excluded = new IdentityHashMap<>();
        for (Discovery.Discovered found : discovered) {
            all.add(found.configuration());
            excluded.computeIfAbsent(found.configuration(), c -> new LinkedHashSet<>())
                    .addAll(add(found));
        }
        for (SkippedFile other : discovery.others()) {
            Configuration configuration = configurations.of(SourceTree.parent(other.path()));
            all.add(configuration);
            if (!exclusions.cover(other.path()) && !included.contains(other.path())) {
                others.computeIfAbsent(configuration, c -> new ArrayList<>()).add(other);
            }
        }
        List<History> everywhere =
                histories.values().stream().flatMap(List::stream).toList();
        var overSchemas = new Seeded(files, scripts, filter.files());
        others.forEach(
                (configuration, skipped) -> seeded.put(configuration, overSchemas.histories(skipped, everywhere)));
        for (ProjectProblem problem : files.problems()) {
            add(problem);
        }
        if (all.isEmpty()) {
            all.add(configurations.of(""));
        }
        Set<Configuration> told = Collections.newSetFromMap(new IdentityHashMap<>());
        all.removeIf(configuration -> !told.add(configuration));
        List<Reading.Part> parts = new ArrayList<>();
        for (Configuration configuration : all) {
            parts.add(part(configuration, excluded.getOrDefault(configuration, Set.of())));
        }
        return parts;
    }

    /** Adds a history unless nothing of it is left, and says which of its migrations are excluded. */
    private Set<String> add(Discovery.Discovered found) throws ConfigurationException {
        Set<String> migrations = new LinkedHashSet<>();
        found.plan()
                .migrations()
                .forEach(plan -> Stream.concat(Stream.of(plan.up()), plan.down().stream())
                        .forEach(script -> migrations.add(script.file().path())));
        Set<String> excluded = new LinkedHashSet<>();
        for (String path : migrations) {
            if (exclusions.cover(path)) {
                excluded.add(path);
            }
        }
        if (!migrations.isEmpty() && excluded.size() == migrations.size()) {
            return excluded;
        }
        replayed.addAll(migrations);
        Set<String> skipped = new HashSet<>();
        for (SkippedFile file : found.plan().skipped()) {
            if (exclusions.cover(file.path())) {
                skipped.add(file.path());
            }
        }
        histories.computeIfAbsent(found.configuration(), c -> new ArrayList<>()).add(history(found, skipped));
        return excluded;
    }

    /** What is wrong with a file that is left out is of no interest, unless its history cannot be replayed for it. */
    private void add(ProjectProblem problem) throws ConfigurationException {
        String path = problem.file().path();
        Configuration configuration = configurations.of(SourceTree.parent(path));
        all.add(configuration);
        boolean matters = problem.kind() == ProjectProblem.Kind.UNREADABLE && replayed.contains(path);
        if (matters || !exclusions.cover(path)) {
            problems.computeIfAbsent(configuration, c -> new ArrayList<>()).add(problem);
        }
    }

    private Reading.Part part(Configuration configuration, Set<String> excluded) {
        List<History> here = histories.getOrDefault(configuration, List.of());
        return new Reading.Part(
                configuration.among(here),
                new Project(
                        here,
                        others.getOrDefault(configuration, List.of()).stream()
                                .sorted(Comparator.comparing(SkippedFile::path))
                                .toList(),
                        seeded.getOrDefault(configuration, List.of()),
                        problems.getOrDefault(configuration, List.of()).stream()
                                .sorted()
                                .toList(),
                        filter.without(excluded)),
                locks(here));
    }

    /** The lock files of histories, by their roots. */
    private Map<String, SourceFile> locks(List<History> here) {
        Map<String, SourceFile> locks = new HashMap<>();
        for (History history : here) {
            files.optional(SourceTree.join(history.root(), Reading.LOCK))
                    .ifPresent(lock -> locks.put(history.root(), lock));
        }
        return locks;
    }

    private History history(Discovery.Discovered found, Set<String> excluded) {
        HistoryPlan plan = found.plan();
        Set<String> ups = plan.migrations().stream()
                .map(migration -> migration.up().file().path())
                .collect(Collectors.toSet());
        var inclusions = new Inclusions(files, ups, included);
        return new History(
                plan.root(),
                plan.layout(),
                plan.runner(),
                found.choice(),
                plan.target(),
                InitialScripts.of(plan.layout(), plan.runner(), plan.target(), schema.map(files::file)).stream()
                        .map(scripts::of)
                        .toList(),
                plan.migrations().stream()
                        .map(migration -> migration(migration, inclusions))
                        .toList(),
                plan.skipped().stream()
                        .filter(skipped -> !excluded.contains(skipped.path()))
                        .sorted(Comparator.comparing(SkippedFile::path))
                        .toList(),
                files.problems().stream()
                        .filter(problem -> ProjectReader.isBelow(problem.file().path(), plan.root())
                                || ups.contains(problem.file().path()))
                        .sorted()
                        .toList());
    }

    private Migration migration(MigrationPlan plan, Inclusions inclusions) {
        return new Migration(
                plan.version(),
                plan.name(),
                scripts.of(inclusions.followed(plan.up())),
                plan.down().map(inclusions::followed).map(scripts::of),
                plan.verify().map(inclusions::followed).map(scripts::of),
                plan.repeatable(),
                plan.downApplied());
    }
}
