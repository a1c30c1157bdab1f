package dev.stopover.cli;

/** Which Stopover this is. */
final class Version {

    /** As the jar's manifest says; classes that were never packaged do not know. */
    static final String CURRENT = current();

    private Version() {}

    private static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "0.0.0" : version;
    }
}
