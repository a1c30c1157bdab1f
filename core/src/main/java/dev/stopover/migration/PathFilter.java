package dev.stopover.migration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The paths that are reported about. What lies elsewhere is read all the same.
 *
 * @param files paths of files, relative to the project
 * @param folders paths of folders, relative to the project; the empty path is all of it
 * @param excluded paths of migrations that would be reported about and are left out, because that is configured
 */
public record PathFilter(Set<String> files, List<String> folders, Set<String> excluded) {

    /** Lets everything through. */
    public static final PathFilter ALL = new PathFilter(Set.of(), List.of(""), Set.of());

    /** Keeps copies of the collections. */
    public PathFilter {
        files = Set.copyOf(files);
        folders = List.copyOf(folders);
        excluded = Set.copyOf(excluded);
    }

    /** The same without some of its files. */
    public PathFilter without(Set<String> left) {
        return new PathFilter(files, folders, left.stream().filter(this::covers).collect(Collectors.toSet()));
    }

    /** Whether no path was named. */
    public boolean isOfAll() {
        return folders.contains("");
    }

    /** Whether a file is reported about. */
    public boolean covers(String path) {
        return !excluded.contains(path)
                && (files.contains(path)
                        || folders.stream().anyMatch(folder -> folder.isEmpty() || path.startsWith(folder + "/")));
    }
}
