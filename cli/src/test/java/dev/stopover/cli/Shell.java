package dev.stopover.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands as a shell would, without a process. */
final class Shell {

    private final Path folder;
    private final Map<String, String> environment;

    private final byte[] input;
    private final boolean interactive;

    private Shell(Path folder, Map<String, String> environment, byte[] input, boolean interactive) {
        this.folder = folder;
        this.environment = environment;
        this.input = input;
        this.interactive = interactive;
    }

    /** A shell in a folder, with an empty environment. */
    static Shell in(Path folder) {
        return new Shell(folder, Map.of(), new byte[0], false);
    }

    /** The same with variables in its environment. */
    Shell with(Map<String, String> variables) {
        return new Shell(folder, variables, input, interactive);
    }

    /** The same with something on standard input. */
    Shell reading(String text) {
        return new Shell(folder, environment, text.getBytes(StandardCharsets.UTF_8), interactive);
    }

    /** The same with somebody who looks at standard output. */
    Shell looking() {
        return new Shell(folder, environment, input, true);
    }

    /** Runs {@code stopover} with these arguments. */
    Outcome stopover(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var terminal = new Terminal(folder, environment, interactive, new ByteArrayInputStream(input), out, errors);
        int status = Stopover.run(terminal, arguments);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    /** What a run ended with and wrote. */
    record Outcome(int status, String out, String errors) {}
}
