package dev.stopover.web.standin.classes.java.net;

/** What picocli could read and is never asked for. */
public final class NetworkInterface {

    private NetworkInterface() {}

    /** There is no network. */
    public static NetworkInterface getByName(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** There is no network. */
    public static NetworkInterface getByInetAddress(InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
