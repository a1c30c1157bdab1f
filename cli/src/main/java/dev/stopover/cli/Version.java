package dev.stopover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which Stopover this is. */
final class Version {

    /** As the jar's manifest says, or the module of an image; classes that were never packaged do not know. */
    static final String CURRENT = current();

    private static final String UNKNOWN = "0.0.0";

    private Version() {}

    private static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        if (version != null) {
            return version;
        }
        Module module = Version.class.getModule();
        return module.isNamed() ? module.getDescriptor().rawVersion().orElse(UNKNOWN) : UNKNOWN;
    }

    /** Where its sources are, as stopover.url in the pom says; empty if that says nothing, or the classes were never packaged. */
    static Optional<String> url() {
        if (CURRENT.equals(UNKNOWN)) {
            return Optional.empty();
        }
        try (InputStream in = Version.class.getResourceAsStream("/" + JarFile.MANIFEST_NAME)) {
            return in == null
                    ? Optional.empty()
                    : Optional.ofNullable(new Manifest(in).getMainAttributes().getValue("Implementation-URL"))
                            .filter(url -> url.startsWith("http"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
