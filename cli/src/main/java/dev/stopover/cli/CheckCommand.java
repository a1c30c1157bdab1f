package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Meter;
import dev.stopover.engine.Report;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.ToolError;
import dev.stopover.run.Fixed;
import dev.stopover.run.Fixer;
import dev.stopover.run.JudgedCourse;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import dev.stopover.run.Selection;
import dev.stopover.run.Silenced;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Judges migrations. */
final class CheckCommand implements Command {

    private static final String ALLOW_EMPTY = " Where that is as it should be, say --allow-empty.";

    private static final String STDIN_FILENAME = "--stdin-filename";
    private static final String ADD = "--add-suppressions";
    private static final String WATCH = "--watch";

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Judge migrations.");
        ProjectOptions.describe(
                command,
                "Files or folders that are reported about, also patterns such as 'db/**/*.sql'; the working folder if none. "
                        + "The migration folders that they lie in are always read as a whole.");
        ReportOutputs.describe(command);
        FixOptions.describe(command);
        command.addOption(Options.value(
                "REASON",
                "Write a comment with this reason before what has findings, so that they do not count.",
                ADD));
        command.addOption(Today.option());
        CheckOptions.describe(command);
        command.addOption(Options.flag("Judge again whenever a file changes, until Ctrl-C.", WATCH));
        command.addOption(Options.flag("Say on standard error what was read, and how.", "-v", "--verbose"));
        command.addOption(Options.flag("Say on standard error how long the rules take.", "--timings"));
        ChangeOptions.describe(command);
        command.addOption(Options.value(
                "FILE",
                "Judge standard input as the text of this file, whether the file is there or not.",
                STDIN_FILENAME));
        command.addOption(Options.flag(
                "End with 0 where there is nothing to judge, as a hook wants it that names any SQL file.",
                "--allow-empty"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        if (!arguments.has(WATCH)) {
            return once(arguments, terminal);
        }
        if (FixOptions.isAsked(arguments) || arguments.has(ADD) || arguments.has(STDIN_FILENAME)) {
            throw new UsageException(
                    "%s goes with none of --fix, --diff, %s and %s.".formatted(WATCH, ADD, STDIN_FILENAME));
        }
        return new Watch(terminal).over(() -> once(arguments, terminal));
    }

    private static int once(Arguments arguments, Terminal terminal)
            throws IOException, UsageException, ConfigurationException {
        var outputs = ReportOutputs.of(arguments, terminal);
        Optional<Timings> timings = arguments.has("--timings") ? Optional.of(new Timings()) : Optional.empty();
        CheckOptions.check(arguments);
        List<String> paths = ProjectOptions.paths(arguments, terminal);
        Selection selection = ChangeOptions.selection(arguments);
        Optional<Fixed> fixed = Optional.empty();
        Outcome outcome;
        try (Progress progress = Progress.of(timings.isPresent() ? timings.get() : Meter.NONE, arguments, terminal)) {
            if (FixOptions.isAsked(arguments)) {
                fixed = Optional.of(fixed(arguments, paths, selection, progress, terminal));
            }
            outcome =
                    fixed.isPresent() ? fixed.get().outcome() : judge(arguments, paths, selection, progress, terminal);
        }
        boolean emptyAllowed = arguments.has("--allow-empty");
        if (hasNothing(outcome) && !emptyAllowed) {
            throw new UsageException("There are no migrations in "
                    + (paths.isEmpty() ? "this folder" : String.join(", ", paths)) + "." + others(outcome)
                    + ALLOW_EMPTY);
        }
        Report report = outcome.report();
        if (arguments.has("--verbose")) {
            Verbose.print(outcome, terminal);
        }
        complain(outcome, report, terminal);
        if (timings.isPresent()) {
            timings.get().print(terminal);
        }
        if (fixed.isPresent() && report.errors().isEmpty()) {
            if (FixOptions.onlyShows(arguments)) {
                terminal.print(Patch.of(fixed.get().files(), Colors.wanted(arguments, terminal)));
                return fixed.get().files().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
            }
            FixOptions.write(fixed.get(), terminal);
            terminal.complain(FixOptions.made(fixed.get()));
        }
        if (arguments.has(ADD)) {
            return silence(outcome, arguments, terminal);
        }
        outputs.write(report, () -> JudgedCourse.of(outcome), shownPath(outcome, terminal));
        if (!report.errors().isEmpty()) {
            return ExitCode.FAILURE;
        }
        if (report.files() == 0 && report.open().isEmpty() && selection.asksGit()) {
            terminal.complain("No migration is changed since " + selection.since() + ".");
            return ExitCode.CLEAN;
        }
        if (judgedNothing(report) && !emptyAllowed) {
            terminal.complain("Nothing could be judged." + ALLOW_EMPTY);
            return ExitCode.FAILURE;
        }
        return CheckOptions.fails(outcome, arguments) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static Outcome judge(
            Arguments arguments, List<String> paths, Selection selection, Meter meter, Terminal terminal)
            throws IOException, UsageException, ConfigurationException {
        Run run = CheckOptions.run(arguments, meter, terminal).about(selection);
        Optional<String> file = arguments.value(STDIN_FILENAME);
        if (file.isEmpty()) {
            return run.over(terminal.folder(), paths);
        }
        if (!selection.equals(Selection.ALL)) {
            throw new UsageException(STDIN_FILENAME + " judges one file, whatever git knows of it.");
        }
        if (!paths.isEmpty()) {
            throw new UsageException(STDIN_FILENAME + " judges one file, and " + paths.get(0) + " is named besides.");
        }
        return run.over(terminal.folder(), file.get(), terminal.in().readAllBytes());
    }

    private static Fixed fixed(
            Arguments arguments, List<String> paths, Selection selection, Meter meter, Terminal terminal)
            throws UsageException, ConfigurationException {
        if (arguments.has(STDIN_FILENAME)) {
            throw new UsageException(
                    "Standard input cannot be mended in its place: take --fix without " + STDIN_FILENAME + ".");
        }
        if (selection.equals(Selection.STAGED)) {
            throw new UsageException("What is staged cannot be mended in its place: take --fix with --changed.");
        }
        return new Fixer(
                        CheckOptions.run(arguments, meter, terminal).about(selection),
                        terminal.folder(),
                        paths,
                        FixOptions.areUnsafeToo(arguments))
                .fix();
    }

    private static int silence(Outcome outcome, Arguments arguments, Terminal terminal)
            throws IOException, UsageException {
        String reason = arguments.value(ADD).orElse("").strip();
        if (reason.isEmpty() || reason.contains("\n") || reason.contains("*/")) {
            throw new UsageException(ADD + " takes the reason that the comments give, on one line.");
        }
        if (FixOptions.isAsked(arguments) || arguments.has(STDIN_FILENAME)) {
            throw new UsageException(ADD + " goes with neither --fix nor --diff nor " + STDIN_FILENAME + ".");
        }
        Fixed silenced = Silenced.of(outcome, reason);
        FixOptions.write(silenced, terminal);
        terminal.print("%d comments written in %d files.\n"
                .formatted(silenced.fixes(), silenced.files().size()));
        return ExitCode.CLEAN;
    }

    /** What there is instead, the first of it with the reason. */
    private static String others(Outcome outcome) {
        List<SkippedFile> others = outcome.parts().stream()
                .flatMap(part -> part.project().others().stream())
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        SkippedFile first = others.get(0);
        String more = others.size() == 1 ? "" : ", and %d more".formatted(others.size() - 1);
        return " Not judged: %s (%s)%s.".formatted(TerminalText.escaped(first.path()), first.reason(), more);
    }

    private static boolean hasNothing(Outcome outcome) {
        return outcome.parts().stream()
                .map(Outcome.Part::project)
                .allMatch(project -> project.histories().isEmpty()
                        && project.seeded().isEmpty()
                        && project.problems().isEmpty()
                        && project.reported().excluded().isEmpty());
    }

    /** Whether no SQL was judged, and not because all of it is configured as applied or excluded. */
    private static boolean judgedNothing(Report report) {
        return report.files() == 0
                && report.unjudged().applied() + report.unjudged().excluded() == 0;
    }

    /** Paths are the project's; a terminal opens those that start from the working folder. */
    private static UnaryOperator<String> shownPath(Outcome outcome, Terminal terminal) throws IOException {
        Path root = Path.of(outcome.root());
        Path working = terminal.folder().toRealPath();
        if (working.equals(root)) {
            return UnaryOperator.identity();
        }
        return path -> working.relativize(root.resolve(path)).toString().replace(File.separatorChar, '/');
    }

    private static void complain(Outcome outcome, Report report, Terminal terminal) throws IOException {
        for (ProjectProblem problem : outcome.problems()) {
            terminal.complain(problem.file().path() + ":"
                    + problem.file().positionOf(problem.range().start()) + ": " + problem.message()
                    + problem.help().map(help -> " " + help).orElse(""));
        }
        if (report.outdated().orElse(0) > 0) {
            int gone = report.outdated().getAsInt();
            terminal.complain(
                    (gone == 1 ? "1 finding of the baseline is gone" : gone + " findings of the baseline are gone")
                            + "; stopover baseline prune takes out what is mended.");
        }
        for (ToolError error : report.errors()) {
            terminal.complain(error.path().map(path -> path + ": ").orElse("")
                    + error.rule().map(rule -> rule + ": ").orElse("")
                    + error.message());
        }
    }
}
