package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Nearest;
import dev.stopover.engine.Analysis;
import dev.stopover.project.Reading;
import dev.stopover.report.schema.SchemaJson;
import dev.stopover.report.schema.SchemaMermaid;
import dev.stopover.report.schema.SchemaSql;
import dev.stopover.report.schema.SchemaText;
import dev.stopover.report.schema.ShownSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the schema that stands when the migrations have run. */
final class SchemaCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "sql", "mermaid");

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage().description("Show the schema that stands when the migrations have run.");
        ProjectOptions.describe(command, "A migration folder; the working folder if none.");
        command.addOption(Options.value(
                "FORMAT",
                "text (the default), json, sql (a script that makes the schema) or mermaid (a diagram).",
                "-f",
                "--format"));
        command.addOption(
                Options.value("MIGRATION", "Stop after this one, named by its version, name or file.", "--through"));
        command.addOption(Options.value("NAME", "Show this table only.", "--table"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        String format = Options.choice(arguments, "--format", FORMATS);
        List<String> paths = ProjectOptions.paths(arguments, terminal);
        Reading reading = ProjectOptions.read(arguments, paths, terminal);
        List<Replayed> replayed = Replayed.of(reading, paths);
        Optional<String> through = arguments.value("--through");
        if (through.isPresent()) {
            Replayed.find(replayed, through.get());
        } else if (replayed.size() > 1 && !format.equals("text")) {
            throw new UsageException("There are several histories: "
                    + String.join(
                            ", ",
                            replayed.stream().map(each -> each.history().root()).toList())
                    + ". Name the folder of one.");
        }
        Optional<String> table = arguments.value("--table");
        if (table.isPresent() && replayed.stream().noneMatch(each -> shows(each, through, table.get()))) {
            throw new UsageException("There is no table " + table.get() + "."
                    + Nearest.question(
                            table.get(),
                            replayed.stream()
                                    .flatMap(each -> last(each, through).stream())
                                    .flatMap(step -> step.after().catalog().tables().stream())
                                    .map(each -> each.name().name())
                                    .toList()));
        }
        for (Replayed history : replayed) {
            Optional<Analysis.Step> last = last(history, through);
            if (last.isPresent()) {
                if (replayed.size() > 1 && through.isEmpty()) {
                    terminal.print(history.history().root() + ":\n");
                }
                ShownSchema shown =
                        ShownSchema.of(history.history(), last.get().after().catalog(), history.beginning(), table);
                print(shown, format, terminal);
            }
        }
        return ProjectOptions.status(reading, Replayed.errors(replayed), terminal);
    }

    private static Optional<Analysis.Step> last(Replayed history, Optional<String> through) {
        return through.isPresent()
                ? history.step(through.get())
                : history.steps().stream().reduce((first, second) -> second);
    }

    private static boolean shows(Replayed history, Optional<String> through, String table) {
        return last(history, through)
                .filter(step -> !ShownSchema.of(
                                history.history(), step.after().catalog(), history.beginning(), Optional.of(table))
                        .tables()
                        .isEmpty())
                .isPresent();
    }

    private static void print(ShownSchema shown, String format, Terminal terminal) throws IOException {
        terminal.print(
                switch (format) {
                    case "json" -> SchemaJson.of(shown);
                    case "mermaid" -> SchemaMermaid.of(shown);
                    case "sql" -> ShownSql.of(SchemaSql.of(shown));
                    default -> SchemaText.of(shown);
                });
    }
}
