package dev.stopover.cli;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationKey;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.project.Reading;
import dev.stopover.report.TerminalText;
import dev.stopover.run.ReportFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a configuration with all keys as comments, and with what fits the project that is found. */
final class InitCommand implements Command {

    /** With fewer migrations than this, nothing of the past needs to be left unjudged. */
    private static final int OLD = 20;

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description("Write a commented stopover.toml that fits the project, into the working folder.");
        command.addOption(Options.value(
                "TOOL", "Take over what the configuration of squawk or pgls in the working folder says.", FROM));
        command.addOption(Options.flag(
                "Leave all migrations that are there now unjudged, for they are applied.", "--applied-through-newest"));
    }

    private static final String FROM = "--from";

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        for (String name : ConfigurationReader.NAMES) {
            if (Files.exists(terminal.folder().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException("There is a " + name + " already.");
            }
        }
        Optional<TakenOver> taken = arguments.value(FROM).isEmpty()
                ? Optional.empty()
                : Optional.of(TakenOver.from(Options.choice(arguments, FROM, List.of("squawk", "pgls")), terminal));
        List<History> histories = ProjectOptions.read(arguments, List.of(), terminal).parts().stream()
                .map(Reading.Part::project)
                .flatMap(project -> project.histories().stream())
                .filter(history -> !history.migrations().isEmpty())
                .toList();
        boolean applied = arguments.has("--applied-through-newest");
        if (applied && histories.size() != 1) {
            throw new UsageException("--applied-through-newest needs one history, and here are "
                    + (histories.isEmpty() ? "none" : histories.size()) + ".");
        }
        String file = ConfigurationReader.NAMES.get(0);
        Path target = OutputFile.named(file, terminal);
        ReportFile.write(
                target, out -> out.write(text(histories, applied, taken).getBytes(StandardCharsets.UTF_8)));
        terminal.print("Written: " + file + "\n");
        return ExitCode.CLEAN;
    }

    private static String text(List<History> histories, boolean applied, Optional<TakenOver> taken) {
        var text = new StringBuilder("# What Stopover shall know of this project. A key without its # counts.\n");
        for (History history : histories) {
            text.append("# Found: %s in %s, as %s orders them, run by %s.\n"
                    .formatted(
                            TerminalText.counted(history.migrations().size(), "migration"),
                            TerminalText.escaped(history.root().isEmpty() ? "." : history.root()),
                            history.layout().id(),
                            history.runnerShown()));
        }
        taken.ifPresent(over -> text.append('\n').append(over.keys()));
        String table = "";
        for (ConfigurationKey key : ConfigurationKey.ALL) {
            if (isTable(key)) {
                continue;
            }
            if (!key.table().equals(table)) {
                table = key.table();
                text.append("\n# ").append(table.equals("overrides") ? "[[overrides]]" : "[" + table + "]");
            }
            text.append("\n# ").append(key.meaning()).append('\n');
            text.append(example(key, histories, applied)).append('\n');
        }
        String rules = taken.map(TakenOver::rules).orElse("");
        return text.append(rules.isEmpty() ? "\n# [rules]\n# non-concurrent-index = \"warning\"\n" : "\n" + rules)
                .toString();
    }

    /** A key whose value is a table of keys, which are told by themselves. */
    private static boolean isTable(ConfigurationKey key) {
        return key.table().isEmpty() && key.expected().contains("table");
    }

    private static String example(ConfigurationKey key, List<History> histories, boolean applied) {
        if (key.name().equals("applied-through") && histories.size() == 1) {
            List<Migration> migrations = histories.get(0).migrations();
            String version = migrations.get(migrations.size() - 1).version();
            String written = "applied-through = \"%s\""
                    .formatted(version.replace("\\", "\\\\").replace("\"", "\\\""));
            if (applied) {
                return written;
            }
            if (migrations.size() >= OLD) {
                return "# In an old project, this leaves for the first day what nobody can change any more:\n# "
                        + written
                        + "\n# Or stopover baseline create writes down what is found today, so that only new findings"
                        + " count:\n# baseline = \"stopover-baseline.json\"";
            }
        }
        return "# " + key.example();
    }
}
