package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.ProjectReader;
import dev.stopover.project.ReadOptions;
import dev.stopover.project.Reading;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of all commands that read a project. */
final class ProjectOptions {

    private static final String NO_CONFIG = "--no-config";
    private static final String FILES_FROM = "--files-from";

    private ProjectOptions() {}

    /** Adds the paths and the options. */
    static void describe(CommandSpec command, String paths) {
        command.addPositional(Options.parameters("PATH", "0..*", paths));
        command.addOption(filesFrom());
        describe(command);
    }

    /** Adds the options. */
    static void describe(CommandSpec command) {
        command.addOption(
                Options.value("FILE", "The configuration file, instead of the nearest stopover.toml.", "--config"));
        command.addOption(Options.flag("Read no configuration file.", NO_CONFIG));
        command.addOption(Options.value(
                "FILE",
                "A dump of the schema that stood before the first migration (pg_dump --schema-only).",
                "--schema"));
        command.addOption(Options.value("MAJOR", "The major version of PostgreSQL, such as 15.", "--postgres"));
    }

    /** The option that names a file of paths. */
    static OptionSpec filesFrom() {
        return Options.value(
                "FILE",
                "Take paths from a file too, one a line or each ended by NUL; - is standard input.",
                FILES_FROM);
    }

    /** The paths that were written, and those that a file lists. */
    static List<String> paths(Arguments arguments, Terminal terminal) throws UsageException {
        Optional<String> list = arguments.value(FILES_FROM);
        List<String> paths = new ArrayList<>();
        for (String written : arguments.parameters()) {
            paths.addAll(PathGlob.expanded(written, terminal));
        }
        if (list.isEmpty()) {
            return paths;
        }
        // What a list holds is a name, whatever it looks like.
        paths.addAll(FileList.read(list.get(), terminal));
        if (paths.isEmpty()) {
            throw new UsageException("The list of files " + list.get() + " is empty.");
        }
        return paths;
    }

    /** How the project is read. */
    static ReadOptions readOptions(Arguments arguments) throws UsageException {
        Optional<String> postgres = arguments.value("--postgres");
        UnaryOperator<Configuration> change = UnaryOperator.identity();
        if (postgres.isPresent()) {
            int major = major(arguments.said("--postgres"), postgres.get());
            change = configuration -> configuration.withPostgres(major);
        }
        Optional<String> file = arguments.value("--config");
        boolean none = arguments.has(NO_CONFIG);
        if (none && file.isPresent()) {
            throw new UsageException("--config names a configuration file, and %s reads none.".formatted(NO_CONFIG));
        }
        return new ReadOptions(file, none, change).withSchema(arguments.value("--schema"));
    }

    /** Reads the project that has these paths. */
    static Reading read(Arguments arguments, List<String> paths, Terminal terminal)
            throws ConfigurationException, UsageException {
        return new ProjectReader(ConfigurationReader.of(IncludedRules.rules()), readOptions(arguments))
                .read(terminal.folder(), paths);
    }

    /** Says what could not be read, and how to end: what is shown without it is not the whole truth. */
    static int status(Reading reading, Terminal terminal) throws IOException {
        int status = ExitCode.CLEAN;
        for (Reading.Part part : reading.parts()) {
            for (ProjectProblem problem : part.project().problems()) {
                if (problem.kind() == ProjectProblem.Kind.UNREADABLE) {
                    terminal.complain(problem.file().path() + ": " + problem.message());
                    status = ExitCode.FAILURE;
                }
            }
        }
        return status;
    }

    /** The same, also of what could not be followed. */
    static int status(Reading reading, List<ToolError> errors, Terminal terminal) throws IOException {
        for (ToolError error : errors) {
            terminal.complain(error.path().map(path -> path + ": ").orElse("") + error.message());
        }
        int status = status(reading, terminal);
        return errors.isEmpty() ? status : ExitCode.FAILURE;
    }

    private static int major(String option, String written) throws UsageException {
        if (!written.matches("9|1\\d")) {
            throw new UsageException(option + " takes a major version such as 15, not " + written + ".");
        }
        return Integer.parseInt(written);
    }
}
