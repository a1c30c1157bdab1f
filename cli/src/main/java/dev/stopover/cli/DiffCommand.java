package dev.stopover.cli;

import dev.stopover.catalog.Catalog;
import dev.stopover.config.ConfigurationException;
import dev.stopover.report.schema.SchemaDifference;
import dev.stopover.report.schema.ShownSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says what a migration changes in the schema. */
final class DiffCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Say what a migration changes in the schema.");
        command.addPositional(NamedMigration.parameter());
        ProjectOptions.describe(command);
        command.addOption(Options.value("FORMAT", "text (the default) or json.", "-f", "--format"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        NamedMigration named = NamedMigration.of(arguments, terminal);
        Replayed.Found found = named.found();
        SchemaDifference difference = SchemaDifference.between(
                shown(found.in(), found.step().before().catalog()),
                shown(found.in(), found.step().after().catalog()));
        terminal.print(format.equals("json") ? difference.json() : difference.text());
        return ProjectOptions.status(named.reading(), Replayed.errors(named.replayed()), terminal);
    }

    private static ShownSchema shown(Replayed replayed, Catalog catalog) {
        return ShownSchema.of(replayed.history(), catalog, replayed.beginning(), Optional.empty());
    }
}
