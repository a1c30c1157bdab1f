package dev.stopover.project;

import dev.stopover.migration.Choice;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.Target;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What seeds and tests run over: the schema that the migrations nearest to them leave. */
final class Seeded {

    private static final SourceFile ANYTHING = new SourceFile("", "", Decoding.FOREIGN);

    private final SourceFiles files;
    private final Scripts scripts;
    private final Set<String> named;

    /**
     * Seeds and tests of a reading.
     *
     * @param named the paths of the files that are named
     */
    Seeded(SourceFiles files, Scripts scripts, Set<String> named) {
        this.files = files;
        this.scripts = scripts;
        this.named = named;
    }

    /**
     * For each folder that has a seed or test which is named the history over which they run, with the seeds or tests of the
     * folder at its end in the order of their names: a later one may need what an earlier one makes.
     */
    List<History> histories(List<SkippedFile> others, List<History> all) {
        Map<String, List<SkippedFile>> byFolder = new TreeMap<>();
        others.stream()
                .filter(SkippedFile::runsOverASchema)
                .forEach(file -> byFolder.computeIfAbsent(SourceTree.parent(file.path()), folder -> new ArrayList<>())
                        .add(file));
        List<History> histories = new ArrayList<>();
        byFolder.forEach((folder, here) -> {
            List<SkippedFile> named = here.stream()
                    .filter(file -> this.named.contains(file.path()))
                    .toList();
            if (!named.isEmpty()) {
                histories.add(with(here, nearest(folder, all).orElseGet(() -> unknown(folder))));
            }
        });
        return histories;
    }

    /** The one history that shares most of the path, if it is one. */
    private static Optional<History> nearest(String folder, List<History> all) {
        int most = all.stream()
                .mapToInt(history -> shared(folder, history.root()))
                .max()
                .orElse(0);
        List<History> nearest = all.stream()
                .filter(history -> shared(folder, history.root()) == most)
                .toList();
        return nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
    }

    /** How many folders two paths begin with in common. */
    private static int shared(String one, String other) {
        String[] ones = one.split("/");
        String[] others = other.split("/");
        int shared = 0;
        while (shared < ones.length && shared < others.length && ones[shared].equals(others[shared])) {
            shared++;
        }
        return shared;
    }

    /** Over a schema of which nothing is known. */
    private static History unknown(String folder) {
        return new History(
                folder,
                Layout.PLAIN,
                Runner.PSQL,
                new Choice("no migrations", Optional.empty(), true),
                Target.UNKNOWN,
                List.of(InitialScripts.script(ANYTHING).script()),
                List.of(),
                List.of(),
                List.of());
    }

    private History with(List<SkippedFile> seeds, History history) {
        Stream<Migration> after = seeds.stream()
                .map(SkippedFile::path)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(path -> Migration.of("", SourceTree.name(path), script(path), Optional.empty()));
        return new History(
                history.root(),
                history.layout(),
                history.runner(),
                history.choice(),
                history.target(),
                history.initial(),
                Stream.concat(history.migrations().stream(), after).toList(),
                List.of(),
                List.of());
    }

    private Script script(String path) {
        return scripts.of(InitialScripts.script(files.file(path)));
    }
}
