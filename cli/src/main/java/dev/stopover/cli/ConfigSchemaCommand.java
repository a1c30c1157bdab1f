package dev.stopover.cli;

import dev.stopover.report.ConfigurationSchema;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the JSON Schema of stopover.toml. */
final class ConfigSchemaCommand implements Command {

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Write the JSON Schema of stopover.toml, by which editors complete and check it.");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException {
        ConfigurationSchema.of(IncludedRules.rules()).write(terminal.out());
        return ExitCode.CLEAN;
    }
}
