package dev.stopover.cli.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as an editor holds it.
 *
 * @param uri what the editor calls it
 * @param path where it lies, or will lie when it is saved
 * @param version the editor's number for this text
 * @param text what stands in it
 */
record OpenFile(String uri, Path path, int version, String text) {

    /** The same with another text. */
    OpenFile with(int nextVersion, String nextText) {
        return new OpenFile(uri, path, nextVersion, nextText);
    }

    /** Its bytes, as they are when it is saved as UTF-8. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it configures what is judged. */
    boolean isConfiguration() {
        String name = path.getFileName().toString();
        return name.equals("stopover.toml") || name.equals(".stopover.toml");
    }

    /** The real path of what a URI means; empty where that is no file on disk. */
    static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            if (!"file".equals(parsed.getScheme())) {
                return Optional.empty();
            }
            return Optional.of(real(Path.of(parsed).toAbsolutePath().normalize()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What is not there yet lies in the real path of its folder. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent != null && Files.isDirectory(parent) ? real(parent).resolve(path.getFileName()) : path;
        }
    }
}
