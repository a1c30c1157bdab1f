package dev.stopover.web;

import dev.stopover.cli.Main;
import org.teavm.jso.JSExport;

/** Where JavaScript begins. */
public final class Entry {

    private Entry() {}

    /**
     * Runs the command.
     *
     * @param host what does for it what a module cannot do itself
     * @param arguments what is written behind {@code stopover}
     * @return the exit code
     */
    @JSExport
    public static int run(Host host, String[] arguments) {
        Machine.begin(host);
        Main.main(arguments);
        return Machine.status();
    }
}
