package dev.stopover.project.walk;

import java.io.IOException;
import java.util.List;

/** Folders and files below a root, by paths relative to it with {@code /} between their parts; the root's is empty. */
public interface SourceTree {

    /** What a path leads to. */
    enum Kind {
        /** A file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A link that leads out of the root. */
        OUTSIDE,
        /** A link to a folder that is listed elsewhere or lies around the link. */
        REPEATED,
        /** A link that leads nowhere, a device, a pipe. */
        OTHER,
        /** Nothing. */
        MISSING
    }

    /**
     * What a folder holds.
     *
     * @param name its name
     * @param kind what it is
     */
    record Entry(String name, Kind kind) {}

    /** What a folder holds, in the order of the names' code units. */
    List<Entry> list(String folder) throws IOException;

    /** All bytes of a file. */
    byte[] read(String file) throws IOException;

    /** What a path leads to. */
    Kind kind(String path);

    /** The path at which a folder really lies, where links on the way to it are followed. */
    default String real(String folder) {
        return folder;
    }

    /** Two parts of a path as one. */
    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** The folder that a path lies in; the root's for the root. */
    static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    /** The last part of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
