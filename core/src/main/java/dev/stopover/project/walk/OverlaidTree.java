package dev.stopover.project.walk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Another tree with some files replaced or left out: as an editor holds one before it is saved, as git's index holds
 * them, as a commit held them.
 */
public final class OverlaidTree implements SourceTree {

    private final SourceTree tree;
    private final Map<String, byte[]> files;
    private final Set<String> gone;
    private final Map<String, Set<String>> folders = new TreeMap<>();

    /**
     * A tree above another.
     *
     * @param files what stands in files by their paths, whether the other tree has them or not
     * @param gone the paths of files that it does not have
     */
    public OverlaidTree(SourceTree tree, Map<String, byte[]> files, Set<String> gone) {
        this.tree = tree;
        this.files = Map.copyOf(files);
        this.gone = Set.copyOf(gone);
        for (String path : files.keySet()) {
            for (String at = path; !at.isEmpty(); at = SourceTree.parent(at)) {
                folders.computeIfAbsent(SourceTree.parent(at), folder -> new LinkedHashSet<>())
                        .add(SourceTree.name(at));
            }
        }
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        Set<String> names = folders.getOrDefault(folder, Set.of());
        List<Entry> entries = new ArrayList<>();
        if (names.isEmpty() || tree.kind(folder) == Kind.FOLDER) {
            entries.addAll(tree.list(folder));
        }
        entries.removeIf(entry -> names.contains(entry.name()) || gone.contains(SourceTree.join(folder, entry.name())));
        for (String name : names) {
            entries.add(new Entry(name, kind(SourceTree.join(folder, name))));
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public byte[] read(String file) throws IOException {
        byte[] bytes = files.get(file);
        return bytes == null ? tree.read(file) : bytes.clone();
    }

    @Override
    public Kind kind(String path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        if (gone.contains(path)) {
            return Kind.MISSING;
        }
        return folders.containsKey(path) ? Kind.FOLDER : tree.kind(path);
    }

    @Override
    public String real(String folder) {
        return tree.real(folder);
    }
}
