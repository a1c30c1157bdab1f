package dev.stopover.cli;

import dev.stopover.run.Fixed;
import dev.stopover.run.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Whether findings are mended, and how. */
final class FixOptions {

    private static final String FIX = "--fix";
    private static final String UNSAFE = "--unsafe-fixes";
    private static final String DIFF = "--diff";

    private FixOptions() {}

    /** Adds the options. */
    static void describe(CommandSpec command) {
        command.addOption(Options.flag("Mend what can be mended safely, and report the rest.", FIX));
        command.addOption(Options.flag("With --fix or --diff, mend also what then runs differently.", UNSAFE));
        command.addOption(
                Options.flag("Show what --fix would change instead, and end with 1 if that is anything.", DIFF));
    }

    /** Whether anything is to be mended, or shown. */
    static boolean isAsked(Arguments arguments) throws UsageException {
        boolean asked = arguments.has(FIX) || arguments.has(DIFF);
        if (arguments.has(FIX) && arguments.has(DIFF)) {
            throw new UsageException("--fix makes the changes that --diff only shows: take one of them.");
        }
        if (arguments.has(UNSAFE) && !asked) {
            throw new UsageException("--unsafe-fixes says which fixes --fix and --diff make, and neither is there.");
        }
        return asked;
    }

    /** Whether the changes are shown, not made. */
    static boolean onlyShows(Arguments arguments) {
        return arguments.has(DIFF);
    }

    /** Whether fixes are made too that change what runs. */
    static boolean areUnsafeToo(Arguments arguments) {
        return arguments.has(UNSAFE);
    }

    /** Writes the files that are changed, each whole or not at all. */
    static void write(Fixed fixed, Terminal terminal) throws IOException, UsageException {
        Path root = Path.of(fixed.outcome().root());
        for (Fixed.File file : fixed.files()) {
            Path target = root.resolve(file.path());
            if (file.before().isEmpty()) {
                target = OutputFile.named(target.toString(), terminal);
                Files.createDirectories(target.getParent());
            } else {
                // A link to a file of the project stays a link.
                target = target.toRealPath();
            }
            demandAsRead(file, target);
            ReportFile.write(target, out -> out.write(file.bytes()));
        }
    }

    /** How many fixes were made in how many files. */
    static String made(Fixed fixed) {
        return "%d %s made in %d %s."
                .formatted(
                        fixed.fixes(),
                        fixed.fixes() == 1 ? "fix" : "fixes",
                        fixed.files().size(),
                        fixed.files().size() == 1 ? "file" : "files");
    }

    /** Somebody else may have written to the file since it was read. */
    private static void demandAsRead(Fixed.File file, Path target) throws IOException, UsageException {
        if (!file.isAsRead(target)) {
            throw new UsageException(
                    file.path() + " has changed since it was read, and nothing was written to it.", "Try again.");
        }
    }
}
