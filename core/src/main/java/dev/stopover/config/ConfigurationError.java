package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.Optional;

/**
 * What is wrong with what was configured, in a file or on the command line.
 *
 * @param path the file, relative to the project; empty if it is no file
 * @param position where in the file, if that can be said
 * @param message what is wrong, one sentence, with what was probably meant
 */
public record ConfigurationError(String path, Optional<Position> position, String message) {

    /** Something wrong in no place of a file. */
    public static ConfigurationError of(String message) {
        return new ConfigurationError("", Optional.empty(), message);
    }

    @Override
    public String toString() {
        String place = position.map(p -> path + ":" + p).orElse(path);
        return place.isEmpty() ? message : place + ": " + message;
    }
}
