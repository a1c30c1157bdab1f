package dev.stopover.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: it is written aside and then takes its name. */
public final class ReportFile {

    private ReportFile() {}

    /** Writes a file; on a failure what was there before stays, and nothing else does. */
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // A device or a pipe is written to as it is.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.write(out);
            }
            return;
        }
        Path aside = aside(file);
        // Who is interrupted meanwhile leaves nothing behind.
        aside.toFile().deleteOnExit();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                content.write(out);
            }
            if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(file));
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** A new file that no other run has. */
    private static Path aside(Path file) throws IOException {
        for (int number = 0; ; number++) {
            Path aside = file.resolveSibling("." + file.getFileName() + "." + number + ".part");
            try {
                Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW).close();
                return aside;
            } catch (FileAlreadyExistsException e) {
                // The next number may be free.
            }
        }
    }

    /** What a file gets. */
    @FunctionalInterface
    public interface Content {

        /** Writes it. */
        void write(OutputStream out) throws IOException;
    }
}
