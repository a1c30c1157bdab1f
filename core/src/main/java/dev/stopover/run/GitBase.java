package dev.stopover.run;

import dev.stopover.config.ConfigurationException;
import dev.stopover.git.Blobs;
import dev.stopover.git.GitException;
import dev.stopover.git.Repository;
import dev.stopover.migration.Base;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.OverlaidTree;
import dev.stopover.project.walk.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The migrations as a commit has them. What lies on disk is compared with the commit by digests, so that git never looks
 * at the working tree, and the text of a file is asked for only where it differs.
 */
final class GitBase {

    private final Repository repository;
    private final Commits commits;
    private final SourceTree tree;

    private Map<String, String> before = Map.of();
    private final Set<String> edited = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();
    private final Map<String, String> ahead = new LinkedHashMap<>();

    /**
     * What the working tree is compared with.
     *
     * @param name as a user knows it
     * @param commit the commit
     * @param tip the newest commit there, which may know more
     */
    record Commits(String name, Optional<String> commit, Optional<String> tip) {

        /** The last commit, if there is one yet. */
        static Commits last(Repository repository) throws GitException {
            Optional<String> head = repository.commit("HEAD");
            return new Commits("the last commit", head, head);
        }

        /** Where the work branched off from a branch, tag or commit. */
        static Commits since(String reference, Repository repository) throws GitException, ConfigurationException {
            Optional<String> tip = repository.commit(reference);
            if (tip.isEmpty()) {
                throw new ConfigurationException(
                        "Git knows no branch, tag or commit %s here.%s".formatted(reference, shallowness(repository)));
            }
            Optional<String> base = repository.mergeBase(tip.get(), "HEAD");
            if (base.isEmpty()) {
                throw new ConfigurationException("Git finds no commit that %s and HEAD have in common.%s"
                        .formatted(reference, shallowness(repository)));
            }
            return new Commits(reference, base, tip);
        }

        /** Where the work branched off from the branch that all work goes to, unless this is that branch. */
        static Optional<Commits> ofBranch(Repository repository) throws GitException {
            Optional<Repository.Branch> branch = repository.defaultBranch();
            if (branch.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> base = repository.mergeBase(branch.get().commit(), "HEAD");
            return base.map(commit -> new Commits(
                    branch.get().name(), base, Optional.of(branch.get().commit())));
        }

        private static String shallowness(Repository repository) throws GitException {
            return repository.isShallow()
                    ? " Only the newest commits were fetched; fetch all of them (fetch-depth: 0 in actions/checkout)."
                    : "";
        }
    }

    GitBase(Repository repository, Commits commits, SourceTree tree) {
        this.repository = repository;
        this.commits = commits;
        this.tree = tree;
    }

    /** What git calls it. */
    String name() {
        return commits.name();
    }

    /** Compares what lies near the scripts of histories. */
    void compare(List<History> histories) throws GitException {
        if (commits.commit().isEmpty() || histories.isEmpty()) {
            return;
        }
        Set<String> roots = new TreeSet<>();
        Set<String> folders = new HashSet<>();
        histories.forEach(history -> {
            roots.add(history.root());
            scripts(history).forEach(script -> add(script.file().path(), history.root(), roots, folders));
        });
        before = new HashMap<>(near(repository.files(commits.commit().get(), roots), folders));
        Map<String, String> tip = commits.tip().equals(commits.commit())
                ? Map.of()
                : near(repository.files(commits.tip().orElseThrow(), roots), folders);
        tip.forEach((path, blob) -> {
            if (before.containsKey(path)) {
                return;
            }
            if (tree.kind(path) == SourceTree.Kind.MISSING) {
                ahead.put(path, blob);
            } else if (isSame(blob, path)) {
                before.put(path, blob);
            }
        });
        before.forEach((path, blob) -> {
            if (tree.kind(path) == SourceTree.Kind.MISSING) {
                gone.add(path);
            } else if (!isSame(blob, path)) {
                edited.add(path);
            }
        });
    }

    /** Adds the folder that a script lies in, and those between it and the root; a rollback may lie elsewhere. */
    private static void add(String path, String root, Set<String> roots, Set<String> folders) {
        String folder = SourceTree.parent(path);
        if (!root.isEmpty() && !(folder + "/").startsWith(root + "/")) {
            roots.add(folder);
            folders.add(folder);
            return;
        }
        while (folders.add(folder) && !folder.equals(root)) {
            folder = SourceTree.parent(folder);
        }
    }

    /** The files of histories that differ, those that are gone among them. */
    Set<String> changed(List<History> histories) {
        Set<String> changed = new TreeSet<>(gone);
        histories.stream()
                .flatMap(GitBase::scripts)
                .flatMap(script -> script.file().paths().stream())
                .filter(path -> !before.containsKey(path) || edited.contains(path))
                .forEach(changed::add);
        return changed;
    }

    /** Whether all that the commit has is there as it was. */
    boolean isWhole() {
        return edited.isEmpty() && gone.isEmpty() && ahead.isEmpty();
    }

    /** The tree with what the commit has instead of what differs from it. */
    SourceTree asItWas() throws GitException {
        Map<String, String> blobs = new LinkedHashMap<>(ahead);
        Stream.concat(edited.stream(), gone.stream()).forEach(path -> blobs.put(path, before.get(path)));
        Map<String, byte[]> contents = repository.contents(new TreeSet<>(blobs.values()));
        Map<String, byte[]> files = new HashMap<>();
        blobs.forEach((path, blob) -> {
            if (contents.containsKey(blob)) {
                files.put(path, contents.get(blob));
            }
        });
        return new OverlaidTree(tree, files, Set.of());
    }

    /**
     * What a history held.
     *
     * @param read what is read of the tree as it was; empty if nothing differs
     */
    Base base(History now, Optional<Reading> read) {
        History then = read.stream()
                .flatMap(reading -> reading.parts().stream())
                .flatMap(part -> part.project().histories().stream())
                .filter(history -> history.root().equals(now.root()) && history.layout() == now.layout())
                .findFirst()
                .orElse(now);
        Base all = Base.between(name(), then, now, migration -> ahead.containsKey(path(migration)));
        List<Base.Before> held = new ArrayList<>(all.migrations());
        held.removeIf(migration -> {
            String path = path(migration.migration());
            return !before.containsKey(path) && !ahead.containsKey(path);
        });
        return new Base(all.name(), held);
    }

    private static String path(Migration migration) {
        return migration.up().file().path();
    }

    private boolean isSame(String blob, String path) {
        try {
            return Blobs.isSame(blob, tree.read(path));
        } catch (IOException e) {
            // The reader of the project says what cannot be read.
            return true;
        }
    }

    /** The files that lie in one of these folders, or in a folder in one of them. */
    private static Map<String, String> near(Map<String, String> files, Set<String> folders) {
        Map<String, String> near = new LinkedHashMap<>(files);
        near.keySet().removeIf(path -> {
            String folder = SourceTree.parent(path);
            return !folders.contains(folder) && (folder.isEmpty() || !folders.contains(SourceTree.parent(folder)));
        });
        return near;
    }

    private static Stream<Script> scripts(History history) {
        return history.migrations().stream()
                .flatMap(migration -> Stream.of(Optional.of(migration.up()), migration.down(), migration.verify())
                        .flatMap(Optional::stream));
    }
}
