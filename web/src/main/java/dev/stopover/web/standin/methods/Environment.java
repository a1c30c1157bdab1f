package dev.stopover.web.standin.methods;

import dev.stopover.web.Machine;
import dev.stopover.web.build.InPlaceOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Methods of the system. */
@InPlaceOf("java.lang.System")
public final class Environment {

    private Environment() {}

    /** The variables. */
    public static Map<String, String> getenv() {
        Map<String, String> variables = new TreeMap<>();
        try {
            for (String variable : Machine.list("environment", "")) {
                int equals = variable.indexOf('=', 1);
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }

    /** A variable. */
    public static String getenv(String name) {
        return getenv().get(name);
    }

    /** Standard input. */
    public static InputStream in() {
        return Machine.in();
    }

    /** The host ends the process when the command has come back. */
    public static void exit(int status) {
        Machine.exit(status);
    }
}
