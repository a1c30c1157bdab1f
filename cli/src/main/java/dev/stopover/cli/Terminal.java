package dev.stopover.cli;

import dev.stopover.report.TerminalText;
import dev.stopover.secret.Secrets;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a run of the command stands: what it may ask of the process, and where it writes. All text is UTF-8, whatever
 * the locale.
 *
 * @param folder the folder that relative paths start from
 * @param environment the variables of the process
 * @param interactive whether somebody looks at standard output
 * @param in standard input
 * @param out standard output: what was asked for, and nothing else
 * @param errors standard error: everything else
 * @param ticks what wakes whoever tells of a long run
 */
record Terminal(
        Path folder,
        Map<String, String> environment,
        boolean interactive,
        InputStream in,
        OutputStream out,
        OutputStream errors,
        Ticks ticks) {

    /** Where nobody waits. */
    Terminal(
            Path folder,
            Map<String, String> environment,
            boolean interactive,
            InputStream in,
            OutputStream out,
            OutputStream errors) {
        this(folder, environment, interactive, in, out, errors, Ticks.NEVER);
    }

    /** The terminal or pipe that the process was started with. */
    static Terminal ofProcess() {
        return new Terminal(
                Path.of(""),
                System.getenv(),
                isInteractive(),
                System.in,
                new Pipe(stream(FileDescriptor.out), "standard output"),
                new Pipe(stream(FileDescriptor.err), "standard error"),
                Ticks.inTime());
    }

    private static OutputStream stream(FileDescriptor descriptor) {
        return new FileOutputStream(descriptor);
    }

    /** Writes text to standard output. */
    void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line to standard error, and more lines below it. No name of a file can begin a line of its own. */
    void complain(String message, String... more) throws IOException {
        var lines = new StringBuilder("stopover: ")
                .append(TerminalText.escaped(Secrets.masked(message)))
                .append('\n');
        for (String line : more) {
            lines.append(TerminalText.escaped(line)).append('\n');
        }
        errors.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** From JDK 22 on there is a console even where output goes to a file; then it says itself whether it is one. */
    private static boolean isInteractive() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
