package dev.stopover.web.standin.classes.java.net;

/** What picocli could read and is never asked for. */
public final class InetAddress {

    private InetAddress() {}

    /** There is no network. */
    public static InetAddress getByName(String name) {
        throw new UnsupportedOperationException(name);
    }
}
