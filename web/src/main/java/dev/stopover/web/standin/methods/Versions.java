package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Which Stopover this is. */
@InPlaceOf("dev.stopover.cli.Version")
public final class Versions {

    private Versions() {}

    /** As the build wrote it down. */
    public static String current() {
        return built("version");
    }

    /** Where its sources are, if the build was told. */
    public static Optional<String> url() {
        return Optional.of(built("url")).filter(url -> url.startsWith("http"));
    }

    private static String built(String key) {
        try (InputStream in = Versions.class.getResourceAsStream("/dev/stopover/web/built.properties")) {
            var built = new Properties();
            built.load(in);
            return built.getProperty(key, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
