package dev.stopover.web.standin.methods;

import dev.stopover.web.Machine;
import dev.stopover.web.build.InPlaceOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Methods of paths that need a disk. */
@InPlaceOf("java.nio.file.Path")
public final class RealPaths {

    private RealPaths() {}

    /** Where it really lies. */
    public static Path toRealPath(Path path, LinkOption... options) throws IOException {
        return Path.of(Machine.ask("real", path.toString()));
    }

    /** Where it lies, seen from the root. */
    public static Path toAbsolutePath(Path path) {
        if (path.isAbsolute()) {
            return path;
        }
        try {
            return Path.of(Machine.ask("real", "")).resolve(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
