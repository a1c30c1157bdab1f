package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Base;
import dev.stopover.migration.History;
import dev.stopover.project.Reading;
import dev.stopover.report.TerminalText;
import dev.stopover.run.LockFile;
import dev.stopover.run.ReportFile;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Writes down what migrations say, so that an edit of one that may be applied is noticed without git. */
final class LockCommand implements Command {

    private static final String ACCEPT = "--accept-edits";

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "Write stopover.lock beside the migrations, or add to it those that are new.",
                        "Those that it holds and that say something else now are named, and it is left as it is.");
        ProjectOptions.describe(command, "Folders with migrations; the working folder if none.");
        command.addOption(Options.flag("Write down anew what was edited, renamed or removed.", ACCEPT));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        Reading reading = ProjectOptions.read(arguments, ProjectOptions.paths(arguments, terminal), terminal);
        int status = ProjectOptions.status(reading, terminal);
        boolean none = true;
        for (Reading.Part part : reading.parts()) {
            for (History history : part.project().histories()) {
                if (!history.migrations().isEmpty()) {
                    none = false;
                    Optional<SourceFile> lock = Optional.ofNullable(part.locks().get(history.root()));
                    status = Math.max(status, lock(history, lock, arguments.has(ACCEPT), reading, terminal));
                }
            }
        }
        if (none) {
            throw new UsageException("There are no migrations to lock.");
        }
        return status;
    }

    private static int lock(
            History history, Optional<SourceFile> lock, boolean accept, Reading reading, Terminal terminal)
            throws IOException, UsageException, ConfigurationException {
        LockFile now = LockFile.of(history);
        String path = (history.root().isEmpty() ? "" : history.root() + "/") + Reading.LOCK;
        String shown = TerminalText.escaped(path);
        if (lock.isPresent()) {
            LockFile before = LockFile.read(lock.get());
            List<Base.Before> changed = before.base(history).migrations().stream()
                    .filter(migration -> migration.fate() != Base.Fate.KEPT)
                    .toList();
            if (!changed.isEmpty() && !accept) {
                for (Base.Before migration : changed) {
                    terminal.complain("%s %s."
                            .formatted(
                                    migration.migration().up().file().path(),
                                    migration.fate() == Base.Fate.GONE
                                            ? "is in " + path + " and there no longer"
                                            : "says something else than when " + path + " was written"));
                }
                terminal.complain(path + " is left as it is; to write these down anew, say " + ACCEPT + ".");
                return ExitCode.FINDINGS;
            }
            if (before.equals(now)) {
                terminal.print("Unchanged: " + shown + "\n");
                return ExitCode.CLEAN;
            }
        }
        Path target = OutputFile.named(Path.of(reading.root()).resolve(path).toString(), terminal);
        ReportFile.write(target, out -> out.write(now.text().getBytes(StandardCharsets.UTF_8)));
        terminal.print("Written: %s, with %s\n"
                .formatted(shown, TerminalText.counted(now.entries().size(), "migration")));
        return ExitCode.CLEAN;
    }
}
