package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that says what comes out; with {@code -Dstopover.write=true} it is written instead. */
final class Expected {

    private static final boolean WRITE = Boolean.getBoolean("stopover.write");

    private Expected() {}

    /** Fails if the file does not say this. */
    static void saysIn(Path file, String text) throws IOException {
        if (WRITE) {
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s, which -Dstopover.write=true writes anew", file)
                .isEqualToNormalizingNewlines(Files.readString(file));
    }
}
