package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.project.ReadOptions;
import dev.stopover.report.findings.Baseline;
import dev.stopover.run.Baselines;
import dev.stopover.run.Outcome;
import dev.stopover.run.ReportFile;
import dev.stopover.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Writes down the findings of today, so that only new ones count from now on. */
final class BaselineCreateCommand implements Command {

    private static final String USUAL = "stopover-baseline.json";

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "Write down the findings that there are now, so that only new ones count. What is written is"
                                + " what baseline in stopover.toml names, or else " + USUAL
                                + " in the working folder.");
        ProjectOptions.describe(
                command, "Files or folders whose findings are written down; the working folder if none.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        List<String> paths = ProjectOptions.paths(arguments, terminal);
        var configured = new Configured(arguments);
        Outcome outcome = new Run(IncludedRules.rules(), configured.options()).over(terminal.folder(), paths);
        Report report = outcome.report();
        if (!report.errors().isEmpty()) {
            throw new UsageException("Not everything could be judged, so there is no baseline: "
                    + report.errors().get(0).message());
        }
        Optional<Path> named = configured.file(outcome);
        Path file = named.isPresent() ? named.get() : OutputFile.named(USUAL, terminal);
        String shown = terminal.folder().toRealPath().relativize(file).toString();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(
                    "There is a baseline already: " + shown + ".",
                    "stopover baseline prune takes out what is mended; to begin anew, delete it.");
        }
        Baseline baseline = Baseline.of(report);
        ReportFile.write(OutputFile.named(file.toString(), terminal), baseline::write);
        terminal.print("Written: %s, with %d findings.\n"
                .formatted(shown, baseline.entries().size()));
        if (named.isEmpty()) {
            terminal.print("It counts with this line in stopover.toml: baseline = \"%s\"\n".formatted(USUAL));
        }
        return ExitCode.CLEAN;
    }

    /** The options of a run that leaves the baseline out of account, and where that lies. */
    static final class Configured {

        private Optional<String> path = Optional.empty();
        private final ReadOptions options;

        Configured(Arguments arguments) throws UsageException {
            options = ProjectOptions.readOptions(arguments).with(configuration -> {
                path = path.or(configuration::baseline);
                return configuration.withBaseline(Optional.empty());
            });
        }

        ReadOptions options() {
            return options;
        }

        Optional<Path> file(Outcome outcome) {
            return path.flatMap(written -> Baselines.file(
                    outcome.root(), outcome.parts().get(0).configuration().withBaseline(path)));
        }
    }
}
