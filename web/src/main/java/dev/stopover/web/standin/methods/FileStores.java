package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.nio.file.FileStore;

/** Methods of file stores. */
@InPlaceOf("java.nio.file.FileStore")
public final class FileStores {

    private FileStores() {}

    /** Permissions are the host's care, which keeps those of a file that is replaced. */
    public static boolean supportsFileAttributeView(FileStore store, String name) {
        return false;
    }
}
