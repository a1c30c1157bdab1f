package dev.stopover.cli;

import dev.stopover.catalog.Catalog;
import dev.stopover.config.ConfigurationException;
import dev.stopover.project.Reading;
import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.report.schema.ShownSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says what a migration changes in the schema. */
final class DiffCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Say what a migration changes in the schema.");
        command.addPositional(Options.parameters(
                "MIGRATION",
                "1..*",
                "A migration, named by its file, version or name; after it the folder to look in, the working folder if"
                        + " none."));
        ProjectOptions.describe(command);
        command.addOption(Options.value("FORMAT", "text (the default) or json.", "-f", "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        String wanted = arguments.parameters().get(0);
        List<String> paths =
                arguments.parameters().subList(1, arguments.parameters().size());
        boolean isFile =
                paths.isEmpty() && Files.isRegularFile(terminal.folder().resolve(wanted));
        List<String> named = isFile ? List.of(wanted) : paths;
        Reading reading = ProjectOptions.read(arguments, named, terminal);
        List<Replayed> replayed = Replayed.of(reading, named);
        Replayed.Found found = Replayed.find(replayed, isFile ? realName(wanted, terminal) : wanted);
        SchemaDifference difference = SchemaDifference.between(
                shown(found.in(), found.step().before().catalog()),
                shown(found.in(), found.step().after().catalog()));
        terminal.print(format.equals("json") ? difference.json() : difference.text());
        return ProjectOptions.status(reading, Replayed.errors(replayed), terminal);
    }

    /** The end of a file's path by which it is told from all others of its project. */
    private static String realName(String written, Terminal terminal) throws IOException {
        Path real = terminal.folder().resolve(written).toRealPath();
        Path parent = real.getParent();
        return parent.getFileName() + "/" + real.getFileName();
    }

    private static ShownSchema shown(Replayed replayed, Catalog catalog) {
        return ShownSchema.of(replayed.history(), catalog, replayed.beginning(), Optional.empty());
    }
}
