package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.project.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The one migration that a command is about.
 *
 * @param reading what was read
 * @param replayed its histories, replayed
 * @param found the migration's step, and the history it is one of
 */
record NamedMigration(Reading reading, List<Replayed> replayed, Replayed.Found found) {

    /** How it is named. */
    static PositionalParamSpec parameter() {
        return Options.parameters(
                "MIGRATION",
                "1..*",
                "A migration, named by its file, version or name; after it the folder to look in, the working folder if"
                        + " none.");
    }

    /** Finds it by the parameters of a command. */
    static NamedMigration of(Arguments arguments, Terminal terminal)
            throws IOException, UsageException, ConfigurationException {
        String wanted = arguments.parameters().get(0);
        List<String> paths =
                arguments.parameters().subList(1, arguments.parameters().size());
        boolean isFile =
                paths.isEmpty() && Files.isRegularFile(terminal.folder().resolve(wanted));
        List<String> named = isFile ? List.of(wanted) : paths;
        Reading reading = ProjectOptions.read(arguments, named, terminal);
        List<Replayed> replayed = Replayed.of(reading, named);
        return new NamedMigration(
                reading, replayed, Replayed.find(replayed, isFile ? realName(wanted, terminal) : wanted));
    }

    /** The end of a file's path by which it is told from all others of its project. */
    private static String realName(String written, Terminal terminal) throws IOException {
        Path real = terminal.folder().resolve(written).toRealPath();
        Path parent = real.getParent();
        return parent.getFileName() + "/" + real.getFileName();
    }
}
