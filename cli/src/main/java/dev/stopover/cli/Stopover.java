package dev.stopover.cli;

import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code stopover}: finds out which command is meant, runs it, and says what the process ends with. */
final class Stopover {

    private static final String DEFAULT = "check";
    private static final long MEGABYTE = 1 << 20;
    private static final String END_OF_OPTIONS = "--";

    private Stopover() {}

    /** Runs the command. */
    static int run(Terminal terminal, String... arguments) {
        int status;
        try {
            status = command(terminal, arguments);
            terminal.out().flush();
            terminal.errors().flush();
        } catch (UsageException e) {
            status = fail(terminal, e.getMessage(), e.advice().stream().toArray(String[]::new));
        } catch (ConfigurationException e) {
            status = ExitCode.FAILURE;
            for (ConfigurationError error : e.errors()) {
                status = fail(terminal, error.toString());
            }
        } catch (UncheckedIOException e) {
            status = fail(terminal, "cannot read or write: " + FileFailure.reason(e.getCause()));
        } catch (IOException e) {
            status = fail(terminal, "cannot read or write: " + FileFailure.reason(e));
        } catch (OutOfMemoryError e) {
            status = fail(
                    terminal,
                    "out of memory: this takes more than the "
                            + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB that Java may use here",
                    "Give it more: JAVA_TOOL_OPTIONS=-Xmx4g");
        } catch (RuntimeException | Error e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            status = fail(
                    terminal,
                    "this is a fault of Stopover; please report it with what follows",
                    trace.toString().lines().toArray(String[]::new));
        }
        return status;
    }

    private static int command(Terminal terminal, String... written)
            throws IOException, UsageException, ConfigurationException {
        String[] arguments = joined(written);
        String first = arguments.length == 0 ? DEFAULT : arguments[0];
        if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
            return help(terminal, arguments.length > 1 ? arguments[1] : "");
        }
        if (first.equals("--version") || first.equals("-V")) {
            terminal.print("stopover " + Version.CURRENT + "\n");
            return ExitCode.CLEAN;
        }
        Optional<Command> named = Commands.named(first);
        if (named.isEmpty() && isMistypedCommand(first, terminal)) {
            throw unknownCommand(first);
        }
        String name = named.isPresent() ? first : DEFAULT;
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        if (named.isPresent() && !rest.isEmpty()) {
            rest.remove(0);
        }
        demandEndOfOptions(rest, terminal);
        Command command =
                named.isPresent() ? named.get() : Commands.named(DEFAULT).orElseThrow();
        Arguments parsed = parse(name, command, rest);
        if (parsed.has("--help")) {
            return help(terminal, name);
        }
        List<String> options = name.equals(DEFAULT) ? WithEnvironment.OF_CHECK : WithEnvironment.EVERYWHERE;
        return command.run(new WithEnvironment(parsed, terminal.environment(), options), terminal);
    }

    /** A command of two words as one name. */
    private static String[] joined(String... written) throws UsageException {
        int at = written.length > 0 && (written[0].equals("help") || written[0].equals("--help")) ? 1 : 0;
        if (written.length < at + 1 || !Commands.FAMILIES.contains(written[at])) {
            return written;
        }
        List<String> arguments = new ArrayList<>(Arrays.asList(written));
        String name = written[at] + " " + (written.length > at + 1 ? arguments.remove(at + 1) : "");
        if (Commands.named(name).isEmpty()) {
            throw unknownCommand(name.strip());
        }
        arguments.set(at, name);
        return arguments.toArray(String[]::new);
    }

    private static Arguments parse(String name, Command command, List<String> arguments) throws UsageException {
        if (name.equals(DEFAULT)) {
            if (!arguments.isEmpty() && arguments.get(0).equals(END_OF_OPTIONS)) {
                return Arguments.plain(arguments.subList(1, arguments.size()));
            }
            if (arguments.stream().noneMatch(argument -> argument.startsWith("-"))) {
                return Arguments.plain(arguments);
            }
        }
        return parseOptions(Commands.spec(name, command), arguments);
    }

    /**
     * The names that pre-commit passes are those of the repository under review, and one of them may look like an
     * option; it sets {@code PRE_COMMIT} for all that it runs.
     */
    private static void demandEndOfOptions(List<String> arguments, Terminal terminal) throws UsageException {
        if (!terminal.environment().getOrDefault("PRE_COMMIT", "").isEmpty()
                && !arguments.isEmpty()
                && !arguments.contains(END_OF_OPTIONS)) {
            throw new UsageException(
                    "In a hook of pre-commit, -- has to stand between the options and the names of files, which may look"
                            + " like options.",
                    "Write: args: [..., --]");
        }
    }

    private static Arguments parseOptions(CommandSpec spec, List<String> arguments) throws UsageException {
        String advice = "Try: stopover " + spec.name() + " --help";
        try {
            return Arguments.parsed(
                    new CommandLine(spec).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new)));
        } catch (UnmatchedArgumentException e) {
            String unknown = e.getUnmatched().get(0);
            String option = unknown.replaceFirst("=.*", "");
            throw new UsageException(
                    unknown.startsWith("-")
                            ? "There is no option " + option + "."
                                    + Nearest.question(option, spec.optionsMap().keySet())
                            : "There is nothing to be done with " + unknown + ".",
                    advice);
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage() + ".", advice);
        }
    }

    private static int help(Terminal terminal, String name) throws IOException, UsageException {
        CommandSpec spec;
        if (name.isEmpty()) {
            spec = Commands.overview();
        } else {
            Command command = Commands.named(name).orElseThrow(() -> unknownCommand(name));
            spec = Commands.spec(name, command);
            spec.name("stopover " + name);
        }
        terminal.print(new CommandLine(spec)
                .setUsageHelpWidth(Math.min(100, Screens.width(terminal)))
                .getUsageMessage(Ansi.OFF));
        return ExitCode.CLEAN;
    }

    /** A word that is neither a command nor a path nor an option, but looks like a command. */
    private static boolean isMistypedCommand(String word, Terminal terminal) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && !Files.exists(terminal.folder().resolve(word))
                && Nearest.of(word, Commands.NAMES).isPresent();
    }

    private static UsageException unknownCommand(String name) {
        return new UsageException(
                "There is no command " + name + "." + Nearest.question(name, Commands.NAMES), "Try: stopover --help");
    }

    private static int fail(Terminal terminal, String message, String... more) {
        try {
            terminal.out().flush();
            terminal.complain(message, more);
            terminal.errors().flush();
        } catch (IOException e) {
            return ExitCode.FAILURE;
        }
        return ExitCode.FAILURE;
    }
}
