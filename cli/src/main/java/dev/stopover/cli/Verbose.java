package dev.stopover.cli;

import dev.stopover.migration.History;
import dev.stopover.report.TerminalText;
import dev.stopover.run.Outcome;
import java.io.IOException;

/** Says what was read, and how, for those who wonder. */
final class Verbose {

    private Verbose() {}

    /** Says it on standard error. */
    static void print(Outcome outcome, Terminal terminal) throws IOException {
        terminal.complain("The project is " + outcome.root() + ".");
        for (Outcome.Part part : outcome.parts()) {
            terminal.complain(part.configuration()
                    .file()
                    .map(file -> "Configured by " + file.path() + ".")
                    .orElse("Not configured."));
            for (History history : part.project().histories()) {
                terminal.complain("%s: %s of the layout %s (%s), run by %s."
                        .formatted(
                                history.root().isEmpty() ? "." : history.root(),
                                TerminalText.counted(history.migrations().size(), "migration"),
                                history.layout().id(),
                                history.choice().layout(),
                                history.runnerShown()));
            }
        }
        terminal.complain(TerminalText.counted(outcome.report().rules().size(), "rule") + " asked.");
    }
}
