package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Choice;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.OtherDatabases;
import dev.stopover.project.layout.Pairs;
import dev.stopover.project.layout.Sniffer;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.numbered.PlainFolders;
import dev.stopover.project.numbered.PlainLayout;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the histories below the folders to look into. */
final class Discovery {

    /**
     * A history that was found.
     *
     * @param plan what it holds
     * @param configuration what is configured for it
     * @param choice what decided for layout and runner
     */
    record Discovered(HistoryPlan plan, Configuration configuration, Choice choice) {}

    /** A file of a migration cannot import another; a schema that is kept in several files can. */
    private static final String ATLAS_IMPORT = "-- atlas:import ";

    private final SourceFiles files;
    private final Configurations configurations;
    private final Exclusions exclusions;
    private final List<Discovered> histories = new ArrayList<>();
    private final List<SkippedFile> others = new ArrayList<>();
    private final List<Folder> unclaimed = new ArrayList<>();
    private final Set<String> claimed = new HashSet<>();

    Discovery(SourceFiles files, Configurations configurations, Exclusions exclusions) {
        this.files = files;
        this.configurations = configurations;
        this.exclusions = exclusions;
    }

    /** The histories in the order in which they were found. */
    List<Discovered> histories() {
        return IncludedChangelogs.without(histories);
    }

    /** The SQL files that belong to no history. */
    List<SkippedFile> others() {
        return others;
    }

    /** Looks into a folder. */
    void look(Start start) throws ConfigurationException {
        int before = histories.size();
        unclaimed.clear();
        visit(new FolderWalk(files, others).walk(start.folder(), start.levels()), start);
        List<Folder> left = new ArrayList<>();
        for (Folder folder : unclaimed) {
            if (claimed.contains(folder.path())) {
                continue;
            }
            if (PlainFolders.isOfMigrations(folder)) {
                plain(folder);
            } else {
                left.add(folder);
            }
        }
        boolean none = histories.size() == before;
        for (Folder folder : left) {
            boolean others = PlainFolders.isOfOthers(folder);
            if (none && (start.named() && folder.path().equals(start.folder()) || !others)) {
                plain(start.files().isEmpty() ? folder : alone(folder, start.files()));
            } else {
                skip(folder);
            }
        }
    }

    /** A folder as if it held nothing but some of its files. */
    private static Folder alone(Folder folder, Set<String> files) {
        return new Folder(
                folder.path(), folder.files().stream().filter(files::contains).toList(), List.of());
    }

    private void skip(Folder folder) {
        folder.sql().forEach(name -> others.add(new SkippedFile(folder.path(name), PlainFolders.reason(folder, name))));
    }

    private void visit(Folder walked, Start start) throws ConfigurationException {
        boolean begins = walked.path().equals(start.folder());
        if (claimed.contains(walked.path()) || !begins && exclusions.cover(walked.path())) {
            return;
        }
        Configuration configuration = configurations.of(walked.path());
        var surroundings = new Surroundings(files, configuration);
        Folder named = OtherDatabases.without(walked, others);
        boolean taken =
                configuration.layout().isPresent() || configuration.runner().isPresent();
        Folder folder = taken ? named : OtherDatabases.withoutForeign(named, surroundings, others);
        Optional<String> foreign = foreign(folder, start, surroundings);
        if (foreign.isPresent()) {
            folder.each(inner ->
                    inner.sql().forEach(name -> others.add(new SkippedFile(inner.path(name), foreign.get()))));
            return;
        }
        if (isConfigured(folder, start, configuration, surroundings)) {
            Found found = Layouts.of(configuration.layout().orElseThrow()).read(folder, surroundings);
            add(found, configuration, set(configuration));
        } else if (configuration.layout().isEmpty()) {
            List<Layouts.Marked> marked = Layouts.marked(folder, surroundings);
            if (!marked.isEmpty()) {
                ambiguous(folder, marked, surroundings);
                Layouts.Marked first = marked.get(0);
                add(first.reader().read(folder, surroundings), configuration, first.mark());
            } else if (!folder.sql().isEmpty()) {
                unclaimed.add(folder);
            }
        } else if (!folder.sql().isEmpty()) {
            unclaimed.add(folder);
        }
        if (!start.files().isEmpty()) {
            return;
        }
        for (Folder below : folder.folders()) {
            visit(below, start);
        }
    }

    /** Why nothing in a folder is a migration, if that is so: a folder that the user names is taken as it is. */
    private Optional<String> foreign(Folder folder, Start start, Surroundings surroundings) {
        if (folder.path().equals(start.folder())) {
            return Optional.empty();
        }
        if (OtherDatabases.isFolderOf(folder.name())) {
            return Optional.of(OtherDatabases.REASON);
        }
        if (Sniffer.anyComment(folder, surroundings, line -> line.startsWith(ATLAS_IMPORT))) {
            return Optional.of("a declarative schema, from which Atlas plans migrations");
        }
        boolean below = histories.stream()
                .anyMatch(history -> folder.path().startsWith(history.plan().root() + "/"));
        if (below) {
            return PlainFolders.asideFromMigrations(folder);
        }
        boolean configured = surroundings.configuration().paths().stream()
                .anyMatch(path -> path.equals(folder.path()) || path.startsWith(folder.path() + "/"));
        return configured ? Optional.empty() : PlainFolders.neverOfMigrations(folder);
    }

    private static boolean isConfigured(
            Folder folder, Start start, Configuration configuration, Surroundings surroundings) {
        return configuration
                .layout()
                .filter(layout -> configuration.paths().contains(folder.path())
                        || folder.path().equals(start.folder()) && !folder.sql().isEmpty()
                        || Layouts.of(layout).mark(folder, surroundings).isPresent())
                .isPresent();
    }

    private void add(Found found, Configuration configuration, String decisive) {
        Optional<String> runner = configuration.runner().map(set -> set(configuration));
        Set<String> before =
                histories.stream().map(history -> history.plan().root()).collect(Collectors.toSet());
        found.histories().stream()
                .filter(plan -> !before.contains(plan.root()))
                .forEach(plan -> histories.add(
                        new Discovered(plan, configuration, new Choice(decisive, runner, isGuessed(plan)))));
        others.addAll(found.others());
        claimed.addAll(found.folders());
    }

    private static boolean isGuessed(HistoryPlan plan) {
        return plan.migrations().stream()
                .anyMatch(migration -> migration.up().delivery().guessed());
    }

    private static String set(Configuration configuration) {
        return configuration.file().map(file -> "set in " + file.name()).orElse("configured");
    }

    private void plain(Folder folder) throws ConfigurationException {
        Configuration configuration = configurations.of(folder.path());
        Optional<String> rollback =
                Pairs.of(folder.sql()).downs().values().stream().sorted().findFirst();
        add(
                new PlainLayout().read(folder, new Surroundings(files, configuration)),
                configuration,
                rollback.orElse("nothing says otherwise"));
    }

    private static void ambiguous(Folder folder, List<Layouts.Marked> marked, Surroundings surroundings) {
        Layouts.Marked first = marked.get(0);
        marked.stream()
                .skip(1)
                .filter(other -> Layouts.areAtOdds(first, other))
                .findFirst()
                .ifPresent(second -> surroundings.problem(
                        ProjectProblem.Kind.AMBIGUOUS_LAYOUT,
                        SourceFile.of(folder.path(), ""),
                        "The folder is both of the layout %s (it has %s) and of the layout %s (it has %s); it is read as the first."
                                .formatted(
                                        first.layout().id(),
                                        first.mark(),
                                        second.layout().id(),
                                        second.mark()),
                        "Set layout in stopover.toml."));
    }
}
