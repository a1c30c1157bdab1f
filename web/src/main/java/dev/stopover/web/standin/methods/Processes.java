package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;

/** Methods of the runtime. */
@InPlaceOf("java.lang.Runtime")
public final class Processes {

    private Processes() {}

    /** The engine does not say what it may use. */
    public static long maxMemory(Runtime runtime) {
        return Long.MAX_VALUE;
    }
}
