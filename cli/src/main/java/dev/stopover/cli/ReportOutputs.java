package dev.stopover.cli;

import dev.stopover.config.Nearest;
import dev.stopover.engine.Report;
import dev.stopover.report.Screen;
import dev.stopover.report.TerminalText;
import dev.stopover.report.findings.Formats;
import dev.stopover.report.findings.GithubReporter;
import dev.stopover.report.findings.HtmlReporter;
import dev.stopover.report.findings.Reporter;
import dev.stopover.report.findings.Showing;
import dev.stopover.report.findings.Statistics;
import dev.stopover.report.findings.TextReporter;
import dev.stopover.run.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** In which formats a report is written, and where to. */
final class ReportOutputs {

    private static final String CATEGORY = "--category";

    private final Terminal terminal;
    private final String format;
    private final Screen screen;
    private final boolean suppressedToo;
    private final boolean quiet;
    private final boolean statistics;
    private final OptionalInt most;
    private final boolean annotates;
    private final List<Target> files;
    private final String category;

    private ReportOutputs(Arguments arguments, Terminal terminal) throws UsageException {
        this.terminal = terminal;
        this.format = Options.choice(arguments, "--format", Formats.NAMES);
        this.screen = Screens.of(arguments, terminal);
        this.suppressedToo = arguments.has("--show-suppressed");
        this.quiet = arguments.has("--quiet");
        this.statistics = arguments.has("--statistics");
        this.most = Options.number(arguments, "--max-findings");
        if (statistics && !format.equals("text")) {
            throw new UsageException("--statistics counts instead of the text, and --format names another form.");
        }
        List<Target> targets = new ArrayList<>();
        for (String written : arguments.values("--output")) {
            targets.add(target(written));
        }
        this.files = List.copyOf(targets);
        this.category = category(arguments);
        this.annotates = arguments.value("--format").isEmpty()
                && "true".equals(terminal.environment().get("GITHUB_ACTIONS"));
    }

    /** Adds the options that say so. */
    static void describe(CommandSpec command) {
        command.addOption(Options.value(
                "FORMAT",
                "text (the default), concise (a line a finding), json, jsonl (an object a line), sarif, github"
                        + " (annotations, which come by themselves on GitHub Actions), gitlab, azure (issues in the log of"
                        + " Azure Pipelines), bitbucket (Code Insights), junit, checkstyle, sonarqube, rdjson, markdown or html.",
                "-f",
                "--format"));
        command.addOption(Options.values(
                "[FORMAT=]FILE",
                "Write the report to a file instead; with a format before it, to that file too. May be repeated.",
                "-o",
                "--output"));
        command.addOption(Options.flag("Report suppressed findings too, marked as such.", "--show-suppressed"));
        command.addOption(Options.value(
                "NAME",
                "What tells a run from others about the same commit in SARIF, as GitHub wants it of each project of a"
                        + " repository; stopover unless stated.",
                CATEGORY));
        command.addOption(Colors.option());
        command.addOption(Options.value("N", "Show so many findings at most, as text or concise.", "--max-findings"));
        command.addOption(Options.flag("Say nothing but findings, and what was not judged.", "-q", "--quiet"));
        command.addOption(Options.flag("Count findings by their rules instead of showing them.", "--statistics"));
    }

    /** GitHub takes what stands before the last slash of the id of a run for its category. */
    private String category(Arguments arguments) throws UsageException {
        Optional<String> written = arguments.value(CATEGORY);
        if (written.isEmpty()) {
            return "stopover";
        }
        if (!format.equals("sarif")
                && files.stream().noneMatch(target -> target.format().equals(Optional.of("sarif")))) {
            throw new UsageException(CATEGORY + " names a run in SARIF, and none is written.");
        }
        String category = written.get().replaceFirst("/+$", "");
        if (category.isBlank() || !category.equals(TerminalText.escaped(category))) {
            throw new UsageException(CATEGORY + " takes a name such as billing, not " + written.get() + ".");
        }
        return category;
    }

    /** What the options say; wrong ones are refused before any work is done. */
    static ReportOutputs of(Arguments arguments, Terminal terminal) throws UsageException {
        return new ReportOutputs(arguments, terminal);
    }

    /**
     * Writes a report wherever it is wanted.
     *
     * @param course what the migrations do that were judged, for a report that draws it
     * @param shownPath how a path of the project is shown on the terminal
     */
    void write(Report report, HtmlReporter.Courses course, UnaryOperator<String> shownPath)
            throws IOException, UsageException {
        boolean instead = false;
        for (Target target : files) {
            instead |= target.format().isEmpty();
            write(report, reporter(target.format().orElse(format), Screen.NONE, course, shownPath), target);
        }
        if (instead && quiet) {
            return;
        }
        if (instead) {
            terminal.complain(TextReporter.summary(report));
            return;
        }
        (statistics ? new Statistics() : reporter(format, screen, course, shownPath)).write(report, terminal.out());
        if (annotates) {
            new GithubReporter().write(report, terminal.out());
        }
    }

    private Target target(String written) throws UsageException {
        int equals = written.indexOf('=');
        String name = equals < 0 ? "" : written.substring(0, equals);
        if (name.isEmpty() || !name.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return new Target(Optional.empty(), written, OutputFile.named(written, terminal));
        }
        if (!Formats.NAMES.contains(name)) {
            throw new UsageException(
                    "There is no format %s.%s".formatted(name, Nearest.question(name, Formats.NAMES)),
                    "A file of that name is written ./" + written);
        }
        String file = written.substring(equals + 1);
        return new Target(Optional.of(name), file, OutputFile.named(file, terminal));
    }

    private Reporter reporter(String name, Screen on, HtmlReporter.Courses course, UnaryOperator<String> shownPath) {
        var showing = new Showing(suppressedToo, quiet, most, shownPath);
        return Formats.reporter(name, Version.CURRENT, Version.url(), category, on, showing, course);
    }

    private static void write(Report report, Reporter reporter, Target target) throws UsageException {
        Path file = target.file();
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UsageException("There is no folder " + file.getParent() + ", and it cannot be made.");
        }
        try {
            ReportFile.write(file, out -> reporter.write(report, out));
        } catch (IOException e) {
            throw new UsageException(
                    "The report cannot be written to " + target.written() + ": " + FileFailure.reason(e) + ".");
        }
    }

    /**
     * A file that a report goes to.
     *
     * @param format in which format, if that was said with it
     * @param written how it was named
     * @param file where it is
     */
    private record Target(Optional<String> format, String written, Path file) {}
}
