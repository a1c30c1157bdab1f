package dev.stopover.cli;

import dev.stopover.run.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options that choose migrations by what git knows of them. */
final class ChangeOptions {

    private static final String SINCE = "--since";
    private static final String STAGED = "--staged";
    private static final String CHANGED = "--changed";

    private ChangeOptions() {}

    static void describe(CommandSpec command) {
        command.addOption(Options.value(
                "REF",
                "Report only about migrations that differ from where the work branched off from this branch, tag or commit.",
                SINCE));
        command.addOption(Options.flag("Report only about what the next commit changes, as it is staged.", STAGED));
        command.addOption(Options.flag("Report only about what differs from the last commit.", CHANGED));
    }

    /** What is reported about. */
    static Selection selection(Arguments arguments) throws UsageException {
        List<Selection> asked = new ArrayList<>();
        arguments.value(SINCE).map(Selection::since).ifPresent(asked::add);
        if (arguments.has(STAGED)) {
            asked.add(Selection.STAGED);
        }
        if (arguments.has(CHANGED)) {
            asked.add(Selection.CHANGED);
        }
        if (asked.size() > 1) {
            throw new UsageException("--since, --staged and --changed each choose what is reported about; take one.");
        }
        return asked.isEmpty() ? Selection.ALL : asked.get(0);
    }
}
