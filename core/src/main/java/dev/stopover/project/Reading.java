package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.migration.Project;
import dev.stopover.source.SourceFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was read.
 *
 * @param root the real path of the project's root, to which all paths are relative; empty if it lies in memory
 * @param parts a project for each configuration that applies, in the order of their histories; at least one
 * @param remembered what the next reading of the same project may take over
 */
public record Reading(String root, List<Part> parts, Remembered remembered) {

    /** The name of a lock file, which lies in the folder of its history. */
    public static final String LOCK = "stopover.lock";

    /** Keeps a copy of the list. */
    public Reading {
        parts = List.copyOf(parts);
    }

    /** The same of a project that lies on disk. */
    Reading at(Path folder) {
        return new Reading(folder.toString(), parts, remembered);
    }

    /** A path on disk as one relative to a root, with {@code /} between its parts. */
    public static String pathFrom(Path root, Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    /**
     * What one configuration applies to.
     *
     * @param configuration the configuration
     * @param project the histories it applies to, and what lies beside them
     * @param locks the lock files that lie in their folders, by the roots of the histories
     */
    public record Part(Configuration configuration, Project project, Map<String, SourceFile> locks) {

        /** Keeps a copy of the map. */
        public Part {
            locks = Map.copyOf(locks);
        }
    }
}
