package dev.stopover.migration;

import java.util.List;
import java.util.Set;

/**
 * The paths that are reported about. What lies elsewhere is read all the same.
 *
 * @param files paths of files, relative to the project
 * @param folders paths of folders, relative to the project; the empty path is all of it
 */
public record PathFilter(Set<String> files, List<String> folders) {

    /** Lets everything through. */
    public static final PathFilter ALL = new PathFilter(Set.of(), List.of(""));

    /** Keeps copies of the collections. */
    public PathFilter {
        files = Set.copyOf(files);
        folders = List.copyOf(folders);
    }

    /** Whether a file is reported about. */
    public boolean covers(String path) {
        return files.contains(path)
                || folders.stream().anyMatch(folder -> folder.isEmpty() || path.startsWith(folder + "/"));
    }
}
