package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** One of the commands: which options it has, and what it does. */
interface Command {

    /**
     * Adds its options, parameters and help to a command without any. They are said in code, because annotations cost
     * some 50 ms each time the command starts.
     */
    void describe(CommandSpec command);

    /** Does it, and says what the process ends with. */
    int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException;
}
