package dev.stopover.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that a report is written to. A repository under review may not choose where that is: no link that lies in it is
 * followed, and nothing is written into a folder of git's, where files can be programs that git runs.
 */
final class OutputFile {

    private OutputFile() {}

    /** The file that was named, with no link on the way to it that lies in the repository or in the working folder. */
    static Path named(String written, Terminal terminal) throws UsageException {
        try {
            Path working = terminal.folder().toRealPath();
            Path at = working.resolve(written).getRoot();
            for (Path part : working.resolve(written)) {
                at = step(at, part, written, working);
            }
            for (Path part : at) {
                if (isGits(part.toString())) {
                    throw new UsageException("The report cannot be written to " + written
                            + ": what lies in .git is git's, and git may run it.");
                }
            }
            if (at.getParent() == null) {
                throw new UsageException("The report cannot be written to " + written + ": Is a directory.");
            }
            return at;
        } catch (InvalidPathException e) {
            throw new UsageException("The report cannot be written to " + written + ": that is no path.");
        } catch (IOException e) {
            throw new UsageException("The report cannot be written to " + written + ": " + FileFailure.reason(e) + ".");
        }
    }

    private static Path step(Path at, Path part, String written, Path working) throws UsageException, IOException {
        if (part.toString().equals(".") || part.toString().isEmpty()) {
            return at;
        }
        if (part.toString().equals("..")) {
            return at.getParent() == null ? at : at.getParent();
        }
        Path next = at.resolve(part);
        if (!Files.isSymbolicLink(next)) {
            return next;
        }
        if (at.startsWith(working) || isInRepository(at)) {
            throw new UsageException("The report cannot be written to " + written + ": " + next
                    + " is a link that lies in the repository.");
        }
        return Files.exists(next) ? next.toRealPath() : next;
    }

    private static boolean isInRepository(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /** Also as a file system says it that ignores case, or cuts trailing dots and blanks, or shortens names. */
    private static boolean isGits(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("[. ]+$", "");
        return plain.equals(".git") || plain.equals("git~1");
    }
}
