package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Linter;
import dev.stopover.engine.Report;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.PathFilter;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.Reading;
import dev.stopover.report.Reporter;
import dev.stopover.report.SarifReporter;
import dev.stopover.report.TextReporter;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.rule.ToolError;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Judges migrations. */
final class CheckCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "sarif");
    private static final List<String> THRESHOLDS = List.of("error", "warning", "note", "none");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Judge migrations.");
        ProjectOptions.describe(
                command,
                "Files or folders that are reported about; the working folder if none. "
                        + "The migration folders that they lie in are always read as a whole.");
        command.addOption(Options.value("FORMAT", "text (the default) or sarif.", "-f", "--format"));
        command.addOption(Options.value("FILE", "Write the report to a file.", "-o", "--output"));
        command.addOption(Options.value(
                "SEVERITY",
                "The least severity to end with 1: error (the default), warning, note or none.",
                "--fail-on"));
        command.addOption(Options.flag("Report suppressed findings too, marked as such.", "--show-suppressed"));
        command.addOption(Colors.option());
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        String failOn = Options.choice(arguments, "--fail-on", THRESHOLDS);
        boolean failOnWritten = arguments.value("--fail-on").isPresent();
        boolean colors = Colors.wanted(arguments, terminal);
        boolean suppressedToo = arguments.has("--show-suppressed");
        List<Rule> rules = BuiltIn.rules();
        Reading reading = ProjectOptions.read(arguments, terminal, rules);
        if (hasNothing(reading) && !arguments.parameters().stream().allMatch(path -> isFile(path, terminal))) {
            throw new UsageException("There are no migrations in "
                    + (arguments.parameters().isEmpty() ? "this folder" : String.join(", ", arguments.parameters()))
                    + ".");
        }
        List<Report> reports = new ArrayList<>();
        boolean fails = false;
        for (Reading.Part part : reading.parts()) {
            Report report = judge(part, rules);
            Optional<Severity> threshold = failOnWritten
                    ? Severity.of(failOn)
                    : part.configuration().failOn().orElse(Optional.of(Severity.ERROR));
            fails |= threshold.isPresent() && report.reaches(threshold.get());
            reports.add(report);
        }
        Report report = joined(reports);
        complain(report, terminal);
        Optional<String> output = arguments.value("--output");
        Reporter reporter = format.equals("sarif")
                ? new SarifReporter(Version.CURRENT, suppressedToo)
                : new TextReporter(colors && output.isEmpty(), suppressedToo, shownPath(reading, terminal));
        if (output.isPresent()) {
            write(report, reporter, output.get(), terminal);
        } else {
            reporter.write(report, terminal.out());
        }
        if (!report.errors().isEmpty()) {
            return ExitCode.FAILURE;
        }
        return fails ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    /** Paths are the project's; a terminal opens those that start from the working folder. */
    private static UnaryOperator<String> shownPath(Reading reading, Terminal terminal) throws IOException {
        Path root = Path.of(reading.root());
        Path working = terminal.folder().toRealPath();
        if (working.equals(root)) {
            return UnaryOperator.identity();
        }
        return path -> working.relativize(root.resolve(path)).toString().replace(File.separatorChar, '/');
    }

    private static boolean hasNothing(Reading reading) {
        return reading.parts().stream()
                .map(Reading.Part::project)
                .allMatch(project ->
                        project.histories().isEmpty() && project.problems().isEmpty());
    }

    private static boolean isFile(String path, Terminal terminal) {
        return Files.isRegularFile(terminal.folder().resolve(path));
    }

    private static Report judge(Reading.Part part, List<Rule> rules) {
        Configuration configuration = part.configuration();
        Project project = part.project();
        List<Rule> enabled =
                rules.stream().filter(rule -> mayRun(rule, configuration)).toList();
        var linter = new Linter(enabled, (rule, path) -> configuration.settings(rule.id(), path), BuiltIn.answers());
        List<ChangeSet> changes = project.histories().stream()
                .map(history -> changes(history, configuration, project.reported()))
                .toList();
        List<ToolError> errors = project.problems().stream()
                .filter(problem -> problem.kind() == ProjectProblem.Kind.UNREADABLE)
                .map(problem -> new ToolError(Optional.of(problem.file().path()), Optional.empty(), problem.message()))
                .toList();
        return linter.lint(changes).with(errors);
    }

    private static boolean mayRun(Rule rule, Configuration configuration) {
        return configuration.settings(rule.id(), "").enabled()
                || configuration.overrides().stream()
                        .anyMatch(override -> override.rules().containsKey(rule.id()));
    }

    private static ChangeSet changes(History history, Configuration configuration, PathFilter reported) {
        ChangeSet changes = ChangeSet.all(history);
        if (configuration.appliedThrough().isPresent()) {
            changes = changes.after(configuration.appliedThrough().get());
        }
        return changes.on(reported);
    }

    private static Report joined(List<Report> reports) {
        if (reports.size() == 1) {
            return reports.get(0);
        }
        List<Finding> findings = new ArrayList<>();
        List<ToolError> errors = new ArrayList<>();
        Map<String, Rule> rules = new TreeMap<>();
        int files = 0;
        int statements = 0;
        for (Report report : reports) {
            findings.addAll(report.findings());
            errors.addAll(report.errors());
            report.rules().forEach(rule -> rules.put(rule.id(), rule));
            files += report.files();
            statements += report.statements();
        }
        findings.sort(null);
        return new Report(findings, errors, List.copyOf(rules.values()), files, statements);
    }

    private static void complain(Report report, Terminal terminal) throws IOException {
        for (ToolError error : report.errors()) {
            terminal.complain("error: " + error.path().map(path -> path + ": ").orElse("")
                    + error.rule().map(rule -> rule + ": ").orElse("") + error.message());
        }
    }

    private static void write(Report report, Reporter reporter, String output, Terminal terminal)
            throws IOException, UsageException {
        Path file = terminal.folder().resolve(output).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UsageException("There is no folder " + file.getParent() + ", and it cannot be made.");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            reporter.write(report, out);
        }
        terminal.complain(TextReporter.summary(report));
    }
}
