package dev.stopover.project.walk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that are held in memory. */
public final class MemoryTree implements SourceTree {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** Files by their paths, written in UTF-8. */
    public static MemoryTree of(Map<String, String> texts) {
        var tree = new MemoryTree();
        texts.forEach((path, text) -> tree.files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return tree;
    }

    @Override
    public List<Entry> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        TreeMap<String, Kind> found = new TreeMap<>();
        for (String path : files.tailMap(prefix).keySet()) {
            if (!path.startsWith(prefix)) {
                break;
            }
            int slash = path.indexOf('/', prefix.length());
            found.put(
                    path.substring(prefix.length(), slash < 0 ? path.length() : slash),
                    slash < 0 ? Kind.FILE : Kind.FOLDER);
        }
        List<Entry> entries = new ArrayList<>();
        found.forEach((name, kind) -> entries.add(new Entry(name, kind)));
        return entries;
    }

    @Override
    public byte[] read(String file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new FileNotFoundException(file);
        }
        return bytes.clone();
    }

    @Override
    public Kind kind(String path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        String first = files.ceilingKey(path + "/");
        return path.isEmpty() || first != null && first.startsWith(path + "/") ? Kind.FOLDER : Kind.MISSING;
    }
}
