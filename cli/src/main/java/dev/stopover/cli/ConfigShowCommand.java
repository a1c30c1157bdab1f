package dev.stopover.cli;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Origins;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.Reading;
import dev.stopover.project.walk.Decoder;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.Severity;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Says what is configured, and where that was said. */
final class ConfigShowCommand implements Command {

    private static final String DEFAULT = "default";

    @Override
    public void describe(CommandSpec command) {
        command.usageMessage()
                .description(
                        "Show what is configured, as a configuration file would say it, and where that was said; for a"
                                + " file, what holds there.");
        command.addPositional(
                Options.parameters("FILE", "0..1", "A migration, or a folder; the working folder if none."));
        ProjectOptions.describe(command);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, UsageException, ConfigurationException {
        List<String> paths = arguments.parameters();
        Reading reading = ProjectOptions.read(arguments, paths, terminal);
        Path root = Path.of(reading.root());
        var said = new LinkedHashMap<String, String>();
        if (arguments.value("--postgres").isPresent()) {
            said.put("postgres", arguments.said("--postgres"));
        }
        // What check takes from the environment holds as well.
        var check = new WithEnvironment(arguments, terminal.environment(), WithEnvironment.OF_CHECK);
        for (String key : List.of("fail-on", "preset", "baseline")) {
            if (check.value("--" + key).isPresent()) {
                said.put(key, check.said("--" + key));
            }
        }
        UnaryOperator<Configuration> changed = CheckOptions.change(check, terminal);
        for (Reading.Part part : reading.parts()) {
            Configuration configuration = part.configuration();
            String path = paths.isEmpty() || Files.isDirectory(terminal.folder().resolve(paths.get(0)))
                    ? ""
                    : root.relativize(terminal.folder().resolve(paths.get(0)).toRealPath())
                            .toString()
                            .replace('\\', '/');
            Optional<SourceFile> file = configuration.file();
            Origins origins = file.isPresent() ? Origins.of(file.get(), at -> read(root, at)) : Origins.none();
            terminal.print(new Shown(changed.apply(configuration), origins, said, path).text());
        }
        return ExitCode.CLEAN;
    }

    private static Optional<SourceFile> read(Path root, String path) {
        try {
            return Optional.of(Decoder.decode(path, Files.readAllBytes(root.resolve(path))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One configuration, as it holds for a path. */
    private static final class Shown {

        private final Configuration configuration;
        private final Origins origins;
        /** The options and variables that say something, by the keys that they stand for. */
        private final Map<String, String> said;

        private final String path;
        private final List<String[]> lines = new ArrayList<>();

        Shown(Configuration configuration, Origins origins, Map<String, String> said, String path) {
            this.configuration = configuration;
            this.origins = origins;
            this.said = said;
            this.path = path;
        }

        String text() {
            keys();
            var text = new StringBuilder();
            text.append(
                    origins.files().isEmpty()
                            ? "# There is no configuration file.\n"
                            : "# From " + String.join(", which extends ", escaped(origins.files())) + ".\n");
            append(text);
            text.append("\n[rules]\n");
            IncludedRules.rules().stream()
                    .sorted(Comparator.comparing(Rule::id))
                    .forEach(this::rule);
            append(text);
            return text.toString();
        }

        private void keys() {
            key(
                    "required-version",
                    Optional.empty(),
                    origins.of("required-version").orElse("any"));
            list(
                    "exclude",
                    configuration.exclude().stream().map(Object::toString).toList());
            list("paths", configuration.paths());
            key("baseline", configuration.baseline().map(Shown::quoted), "none");
            key("layout", configuration.layout().map(Layout::id).map(Shown::quoted), "found by itself");
            key("runner", configuration.runner().map(Runner::id).map(Shown::quoted), "that of the layout");
            key(
                    "transaction",
                    configuration.transaction().map(TransactionMode::id).map(Shown::quoted),
                    "as usual");
            key(
                    "postgres",
                    configuration.postgres().isPresent()
                            ? Optional.of(
                                    String.valueOf(configuration.postgres().getAsInt()))
                            : Optional.empty(),
                    "found by itself");
            key("exposed-schemas", configuration.exposedSchemas().map(Shown::listed), "found by itself");
            key("applied-through", configuration.appliedThrough().map(Shown::quoted), "none");
            key("require-rollbacks", configuration.requireRollbacks().map(String::valueOf), "where others have one");
            key(
                    "require-suppression-reason",
                    Optional.of(String.valueOf(configuration.requireSuppressionReason())),
                    "");
            list("rollback-header", configuration.rollbackHeader());
            list("suppression-comments", configuration.suppressionComments());
            key(
                    "fail-on",
                    Optional.of(quoted(configuration
                            .failOn()
                            .map(level -> level.map(Severity::id).orElse("none"))
                            .orElse("error"))),
                    "");
            key("preset", Optional.of(quoted(configuration.preset().id())), "");
            key("supabase.cli-version", configuration.supabaseCliVersion().map(Shown::quoted), "the newest");
            key("flyway.mixed", configuration.flywayMixed().map(String::valueOf), "as Flyway is configured");
            key("statistics", Optional.empty(), origins.of("statistics").orElse("none"));
        }

        private void rule(Rule rule) {
            RuleSettings settings = configuration.settings(rule, path);
            var options = new StringBuilder();
            new TreeMap<>(settings.options())
                    .forEach((name, value) -> options.append(", ")
                            .append(name)
                            .append(" = ")
                            .append(value instanceof String text ? quoted(text) : value));
            String level = settings.enabled()
                    ? settings.severity().orElse(rule.info().severity()).id()
                    : "off";
            String value = options.isEmpty()
                    ? quoted(level)
                    : "{ " + (level.equals("off") ? "enabled = false" : "severity = " + quoted(level)) + options + " }";
            lines.add(new String[] {rule.id() + " = " + value, origin(rule)});
        }

        private String origin(Rule rule) {
            Optional<String> overridden = origins.inOverrides(configuration, path, List.of(rule.id(), rule.category()));
            return overridden
                    .or(() -> origins.of("rules", rule.id()))
                    .or(() -> origins.of("rules", rule.category()))
                    .orElseGet(() -> "preset " + configuration.preset().id());
        }

        private void list(String name, List<String> values) {
            key(name, Optional.of(listed(values)), "");
        }

        private void key(String name, Optional<String> value, String otherwise) {
            String origin = said.containsKey(name)
                    ? said.get(name)
                    : origins.of(name.split("\\.")).orElse(DEFAULT);
            lines.add(
                    value.isPresent()
                            ? new String[] {name + " = " + value.get(), origin}
                            : new String[] {"# " + name, otherwise});
        }

        private void append(StringBuilder text) {
            int width = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
            int most = Math.min(width, 48);
            for (String[] line : lines) {
                String said = TerminalText.escaped(line[0]);
                text.append(said)
                        .append(" ".repeat(Math.max(0, most - said.length())))
                        .append("  # ")
                        .append(TerminalText.escaped(line[1]))
                        .append('\n');
            }
            lines.clear();
        }

        private static List<String> escaped(List<String> paths) {
            return paths.stream().map(TerminalText::escaped).toList();
        }

        private static String listed(List<String> values) {
            return "[" + String.join(", ", values.stream().map(Shown::quoted).toList()) + "]";
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }
}
