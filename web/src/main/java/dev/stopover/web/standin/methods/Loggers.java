package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Methods of loggers. */
@InPlaceOf("java.util.logging.Logger")
public final class Loggers {

    private Loggers() {}

    /** Nothing is logged. */
    public static void setLevel(Logger logger, Level level) {}
}
