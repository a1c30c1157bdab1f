package dev.stopover.run;

import dev.stopover.config.ConfigurationException;
import dev.stopover.git.GitException;
import dev.stopover.git.Repository;
import dev.stopover.migration.Base;
import dev.stopover.migration.History;
import dev.stopover.migration.PathFilter;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.DiskTree;
import dev.stopover.project.walk.OverlaidTree;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the migrations are compared with, and what of them is reported about.
 *
 * @param bases what each history held before, where that is known
 * @param changed the paths that are reported about, where the user asks for changes
 */
record Compared(Map<History, Base> bases, Optional<Set<String>> changed) {

    /** Nothing is compared but what lock files say. */
    static Compared withLocks(Reading reading) throws ConfigurationException {
        return new Compared(locked(reading), Optional.empty());
    }

    /**
     * Compares what was read from disk.
     *
     * @param asked whether a rule asks what the histories held before
     * @param again reads the same paths once more as they are seen otherwise
     */
    static Compared of(Reading reading, Selection selection, boolean asked, Again again) throws ConfigurationException {
        Map<History, Base> bases = locked(reading);
        List<History> histories = histories(reading);
        if (!selection.asksGit() && (!asked || histories.stream().allMatch(bases::containsKey))) {
            return new Compared(bases, Optional.empty());
        }
        try {
            Path root = Path.of(reading.root());
            Repository repository = Repository.at(root);
            boolean isStaged = selection.kind() == Selection.Kind.STAGED;
            SourceTree tree = isStaged ? staged(root, new DiskTree(root)) : new DiskTree(root);
            Optional<GitBase> named = compared(named(selection, repository), repository, tree, histories);
            Optional<Set<String>> changed =
                    isStaged ? Optional.of(stagedPaths(repository)) : named.map(base -> base.changed(histories));
            if (asked) {
                Optional<GitBase> base = selection.kind() == Selection.Kind.SINCE
                        ? named
                        : compared(GitBase.Commits.ofBranch(repository), repository, tree, histories)
                                .or(() -> named);
                if (base.isPresent()) {
                    addBases(base.get(), selection.kind() == Selection.Kind.SINCE, histories, again, bases);
                }
            }
            return new Compared(bases, changed);
        } catch (GitException e) {
            if (selection.asksGit()) {
                throw new ConfigurationException(e.getMessage());
            }
            // Without an option nobody has asked git anything.
            return new Compared(bases, Optional.empty());
        }
    }

    private static Optional<GitBase> compared(
            Optional<GitBase.Commits> commits, Repository repository, SourceTree tree, List<History> histories)
            throws GitException {
        if (commits.isEmpty()) {
            return Optional.empty();
        }
        var base = new GitBase(repository, commits.get(), tree);
        base.compare(histories);
        return Optional.of(base);
    }

    /** What a user named goes before a lock file, and that before what is usual. */
    private static void addBases(
            GitBase base, boolean isNamed, List<History> histories, Again again, Map<History, Base> bases)
            throws GitException, ConfigurationException {
        Optional<Reading> then = base.isWhole() ? Optional.empty() : Optional.of(again.read(base.asItWas()));
        for (History history : histories) {
            if (isNamed || !bases.containsKey(history)) {
                bases.put(history, base.base(history, then));
            }
        }
    }

    private static Set<String> stagedPaths(Repository repository) throws GitException {
        return repository.staged().stream().map(Repository.Staged::path).collect(Collectors.toSet());
    }

    /** Reads the same paths once more. */
    @FunctionalInterface
    interface Again {

        Reading read(SourceTree tree) throws ConfigurationException;
    }

    /** The files as the next commit has them. */
    static ProjectReader.View view(Selection selection) {
        return selection.kind() == Selection.Kind.STAGED
                ? (root, disk) -> {
                    try {
                        return staged(root, disk);
                    } catch (GitException e) {
                        throw new ConfigurationException(e.getMessage());
                    }
                }
                : ProjectReader.View.AS_IT_IS;
    }

    /** What is reported about: of what the paths name, what is changed. */
    PathFilter reported(PathFilter named) {
        if (changed.isEmpty()) {
            return named;
        }
        Set<String> paths = changed.get();
        Set<String> excluded = new HashSet<>(named.excluded());
        excluded.retainAll(paths);
        return new PathFilter(paths.stream().filter(named::covers).collect(Collectors.toSet()), List.of(), excluded);
    }

    private static Optional<GitBase.Commits> named(Selection selection, Repository repository)
            throws GitException, ConfigurationException {
        return switch (selection.kind()) {
            case ALL, NEWEST -> Optional.empty();
            case SINCE -> Optional.of(GitBase.Commits.since(selection.reference(), repository));
            case STAGED, CHANGED -> Optional.of(GitBase.Commits.last(repository));
        };
    }

    private static SourceTree staged(Path root, SourceTree disk) throws GitException {
        Repository repository = Repository.at(root);
        Map<String, String> blobs = new LinkedHashMap<>();
        Set<String> gone = new HashSet<>();
        for (Repository.Staged staged : repository.staged()) {
            if (staged.blob().isPresent()) {
                blobs.put(staged.path(), staged.blob().get());
            } else {
                gone.add(staged.path());
            }
        }
        Map<String, byte[]> contents = repository.contents(new HashSet<>(blobs.values()));
        Map<String, byte[]> files = new HashMap<>();
        blobs.forEach((path, blob) -> {
            if (contents.containsKey(blob)) {
                files.put(path, contents.get(blob));
            }
        });
        return new OverlaidTree(disk, files, gone);
    }

    private static Map<History, Base> locked(Reading reading) throws ConfigurationException {
        Map<History, Base> bases = new IdentityHashMap<>();
        for (Reading.Part part : reading.parts()) {
            for (History history : part.project().histories()) {
                SourceFile lock = part.locks().get(history.root());
                if (lock != null) {
                    bases.put(history, LockFile.read(lock).base(history));
                }
            }
        }
        return bases;
    }

    private static List<History> histories(Reading reading) {
        List<History> histories = new ArrayList<>();
        reading.parts().forEach(part -> histories.addAll(part.project().histories()));
        return histories;
    }
}
