package dev.stopover.web.standin.methods;

import dev.stopover.web.Machine;
import dev.stopover.web.build.InPlaceOf;
import java.io.IOException;
import java.io.UncheckedIOException;

/** There are no threads: what another one would do is done at once, and what only tells of progress not at all. */
@InPlaceOf("java.lang.Thread")
public final class Threads {

    private Threads() {}

    /** Runs it to its end. */
    public static void start(Thread thread) {
        if (!thread.isDaemon()) {
            thread.run();
        }
    }

    /** It has ended. */
    public static void join(Thread thread) {}

    /** Waits. */
    public static void sleep(long milliseconds) {
        try {
            Machine.ask("pause", String.valueOf(milliseconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
