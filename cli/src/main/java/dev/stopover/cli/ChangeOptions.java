package dev.stopover.cli;

import dev.stopover.run.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** The options that choose migrations by what git knows of them. */
final class ChangeOptions {

    private static final String SINCE = "--since";
    private static final String STAGED = "--staged";
    private static final String CHANGED = "--changed";
    private static final String LATEST = "--latest";

    private ChangeOptions() {}

    static void describe(CommandSpec command) {
        command.addOption(Options.value(
                "REF",
                "Report only about migrations that differ from where the work branched off from this branch, tag or commit.",
                SINCE));
        command.addOption(Options.flag("Report only about what the next commit changes, as it is staged.", STAGED));
        command.addOption(Options.flag("Report only about what differs from the last commit.", CHANGED));
        command.addOption(Options.value(
                "N",
                "Report only about the newest so many migrations of each history, or those that are named.",
                LATEST));
    }

    /** What is reported about. */
    static Selection selection(Arguments arguments) throws UsageException {
        List<Selection> asked = new ArrayList<>();
        Optional<String> since = arguments.value(SINCE);
        if (since.isPresent()) {
            asked.add(Selection.since(since.get()));
        }
        if (arguments.has(STAGED)) {
            asked.add(Selection.STAGED);
        }
        if (arguments.has(CHANGED)) {
            asked.add(Selection.CHANGED);
        }
        OptionalInt latest = Options.number(arguments, LATEST);
        if (latest.isPresent()) {
            asked.add(Selection.newest(latest.getAsInt()));
        }
        if (asked.size() > 1) {
            throw new UsageException(
                    "--since, --staged, --changed and --latest each choose what is reported about; take one.");
        }
        return asked.isEmpty() ? Selection.ALL : asked.get(0);
    }
}
