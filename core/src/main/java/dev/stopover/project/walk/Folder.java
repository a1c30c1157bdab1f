package dev.stopover.project.walk;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder as it was found.
 *
 * @param path its path
 * @param files the names of its files, in the order of their code units
 * @param folders the folders in it, in the same order
 */
public record Folder(String path, List<String> files, List<Folder> folders) {

    /** Keeps copies of the lists. */
    public Folder {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
    }

    /** Whether a file's name says that it holds SQL. */
    public static boolean isSql(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** Its own name. */
    public String name() {
        return SourceTree.name(path);
    }

    /** The path of a file in it. */
    public String path(String file) {
        return SourceTree.join(path, file);
    }

    /** Whether it holds a file of that name. */
    public boolean has(String file) {
        return Collections.binarySearch(files, file) >= 0;
    }

    /** The names of its SQL files. */
    public List<String> sql() {
        return files.stream().filter(Folder::isSql).toList();
    }

    /** The folder of that name in it. */
    public Optional<Folder> folder(String name) {
        return folders.stream().filter(folder -> folder.name().equals(name)).findFirst();
    }

    /** The folder at a path below it, or itself. */
    Optional<Folder> at(String below) {
        if (below.equals(path)) {
            return Optional.of(this);
        }
        for (Folder folder : folders) {
            if (below.equals(folder.path) || below.startsWith(folder.path + "/")) {
                return folder.at(below);
            }
        }
        return Optional.empty();
    }

    /** Calls with itself and every folder below it. */
    public void each(Consumer<Folder> visit) {
        visit.accept(this);
        folders.forEach(folder -> folder.each(visit));
    }
}
