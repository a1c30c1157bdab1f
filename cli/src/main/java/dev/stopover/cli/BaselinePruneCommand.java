package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.report.findings.Baseline;
import dev.stopover.run.Baselines;
import dev.stopover.run.Outcome;
import dev.stopover.run.ReportFile;
import dev.stopover.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Takes out of the baseline what is mended. */
final class BaselinePruneCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "Take the findings out of the baseline that there are no more. It only ever gets shorter.");
        ProjectOptions.describe(command);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        var configured = new BaselineCreateCommand.Configured(arguments);
        Outcome outcome = new Run(IncludedRules.rules(), configured.options()).over(terminal.folder(), List.of());
        Report report = outcome.report();
        Optional<Path> file = configured.file(outcome);
        if (file.isEmpty()) {
            throw new UsageException("No baseline is configured.", "Write into stopover.toml: baseline = \"FILE\"");
        }
        if (!report.errors().isEmpty()) {
            throw new UsageException("Not everything could be judged, so the baseline stays as it is: "
                    + report.errors().get(0).message());
        }
        Baseline before = Baselines.read(file.get());
        Baseline after = before.shrunkTo(
                report, path -> outcome.parts().get(0).project().reported().covers(path));
        int gone = before.entries().size() - after.entries().size();
        if (gone > 0) {
            ReportFile.write(OutputFile.named(file.get().toString(), terminal), after::write);
        }
        terminal.print(
                "%d of %d findings are gone.\n".formatted(gone, before.entries().size()));
        return ExitCode.CLEAN;
    }
}
