package dev.stopover.project.walk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Another tree with the text of one file replaced, as an editor holds it before it is saved.
 *
 * @param tree the other tree
 * @param path the file's path
 * @param bytes what stands in it instead
 */
public record OverlaidTree(SourceTree tree, String path, byte[] bytes) implements SourceTree {

    @Override
    public List<Entry> list(String folder) throws IOException {
        List<Entry> entries = new ArrayList<>(tree.list(folder));
        if (SourceTree.parent(path).equals(folder)) {
            String name = SourceTree.name(path);
            entries.removeIf(entry -> entry.name().equals(name));
            entries.add(new Entry(name, Kind.FILE));
            entries.sort(Comparator.comparing(Entry::name));
        }
        return entries;
    }

    @Override
    public byte[] read(String file) throws IOException {
        return file.equals(path) ? bytes.clone() : tree.read(file);
    }

    @Override
    public Kind kind(String other) {
        return other.equals(path) ? Kind.FILE : tree.kind(other);
    }

    @Override
    public String real(String folder) {
        return tree.real(folder);
    }
}
