package dev.stopover.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which release of Stopover this is. */
final class Release {

    private Release() {}

    /** Its version as the build wrote it down; empty for classes that were never packaged. */
    static Optional<String> version() {
        try (InputStream in = Release.class.getResourceAsStream("release.txt")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
