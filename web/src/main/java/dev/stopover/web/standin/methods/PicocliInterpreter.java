package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.io.File;
import java.util.List;
import java.util.Set;

/** What picocli could do and is never asked for. */
@InPlaceOf("picocli.CommandLine$Interpreter")
public final class PicocliInterpreter {

    private PicocliInterpreter() {}

    /** The command reads no arguments from files. */
    public static void expandValidArgumentFile(
            Object interpreter, String name, File file, List<String> arguments, Set<String> seen) {
        throw new UnsupportedOperationException(name);
    }
}
