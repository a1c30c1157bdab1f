package dev.stopover.config;

import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Severity;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Makes a configuration of a file's tables, and collects what is wrong with them. */
final class ConfigurationParser {

    /** The other tools whose comments can be read. */
    private static final List<String> TOOLS = List.of("squawk", "pgls", "atlas");

    private final String path;
    private final ConfigurationValues values;
    private final RuleTables rules;

    ConfigurationParser(String path, KnownRules known) {
        this.path = path;
        this.values = new ConfigurationValues(path);
        this.rules = new RuleTables(known, values);
    }

    /**
     * What a file says, and where it says nothing, what another configuration has.
     *
     * @param base the other configuration
     */
    Configuration parse(SourceFile file, TomlValue root, Configuration base) throws ConfigurationException {
        Configuration configuration = configuration(file, root, base);
        values.check();
        return configuration;
    }

    private Configuration configuration(SourceFile file, TomlValue root, Configuration base) {
        values.only(root, ConfigurationKey.namesIn(""), "key");
        TomlValue supabase = values.table(root, "supabase");
        TomlValue flyway = values.table(root, "flyway");
        Configuration.Draft draft = new Configuration.Draft(base);
        draft.file = Optional.of(file);
        draft.exclude = values.strings(root, "exclude").map(this::patterns).orElse(base.exclude());
        draft.baseline = values.string(root, "baseline").map(this::inProject).or(base::baseline);
        draft.paths = values.strings(root, "paths")
                .map(paths -> paths.stream().map(this::inProject).toList())
                .orElse(base.paths());
        draft.layout = layout(root).or(base::layout);
        draft.runner = runner(root).or(base::runner);
        draft.transaction = values.choice(
                        root, "transaction", TransactionMode::of, ids(TransactionMode.values(), TransactionMode::id))
                .or(base::transaction);
        draft.postgres = postgres(root, base);
        draft.exposedSchemas = values.strings(root, "exposed-schemas").or(base::exposedSchemas);
        draft.appliedThrough = values.version(root, "applied-through").or(base::appliedThrough);
        draft.supabaseCliVersion = values.version(supabase, "cli-version").or(base::supabaseCliVersion);
        draft.flywayMixed = values.flag(flyway, "mixed").or(base::flywayMixed);
        values.table(root, "statistics");
        Optional<Boolean> rollbacks = values.flag(root, "require-rollbacks");
        draft.requireRollbacks = rollbacks.or(base::requireRollbacks);
        draft.rollbackHeader = values.strings(root, "rollback-header").orElse(base.rollbackHeader());
        Optional<Boolean> reasons = values.flag(root, "require-suppression-reason");
        draft.requireSuppressionReason = reasons.orElse(base.requireSuppressionReason());
        draft.suppressionComments =
                values.choices(root, "suppression-comments", TOOLS).orElse(base.suppressionComments());
        draft.failOn = failOn(root).or(base::failOn);
        draft.preset = values.choice(root, "preset", Preset::of, ids(Preset.values(), Preset::id))
                .orElse(base.preset());
        Map<String, RuleChange> own = root.get("rules").map(rules::read).orElse(Map.of());
        draft.rules = RuleChange.over(
                RuleTables.withReasons(RuleTables.withRollbacks(own, rollbacks), reasons), base.rules());
        draft.overrides = new ArrayList<>(base.overrides());
        root.get("overrides").ifPresent(value -> draft.overrides.addAll(overrides(value)));
        return draft.configuration();
    }

    private static <T> List<String> ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id).toList();
    }

    private OptionalInt postgres(TomlValue root, Configuration base) {
        Optional<TomlValue> value = root.get("postgres");
        if (value.isEmpty()) {
            return base.postgres();
        }
        String written = String.valueOf(value.get().value());
        if (!written.matches("(?:9|1[0-9])(?:\\.[0-9]+)*")) {
            values.wrong(value.get(), "postgres", "a major version such as 15");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(written.replaceAll("\\..*", "")));
    }

    private Optional<Optional<Severity>> failOn(TomlValue root) {
        return values.choice(
                root,
                "fail-on",
                text -> text.equals("none")
                        ? Optional.of(Optional.<Severity>empty())
                        : Severity.of(text).map(Optional::of),
                List.of("error", "warning", "note", "none"));
    }

    private Optional<Layout> layout(TomlValue table) {
        return values.choice(table, "layout", Layout::of, ids(Layout.values(), Layout::id));
    }

    private Optional<Runner> runner(TomlValue table) {
        return values.choice(table, "runner", Runner::of, ids(Runner.values(), Runner::id));
    }

    private List<PathOverride> overrides(TomlValue value) {
        List<PathOverride> overrides = new ArrayList<>();
        if (value.array().isEmpty()) {
            values.wrong(value, "overrides", "an array of tables, each written [[overrides]]");
        }
        for (TomlValue table : value.array().orElse(List.of())) {
            if (!table.isTable()) {
                values.wrong(table, "overrides", "an array of tables, each written [[overrides]]");
                continue;
            }
            values.only(table, ConfigurationKey.namesIn("overrides"), "key in overrides");
            Optional<List<String>> paths = values.strings(table, "paths");
            if (table.get("paths").isEmpty()
                    && table.get("layout").isEmpty()
                    && table.get("runner").isEmpty()) {
                values.error(
                        table,
                        "An override needs paths, a list of patterns such as \"db/legacy/**\", or a layout or a runner.");
            }
            overrides.add(new PathOverride(
                    patterns(paths.orElse(List.of())),
                    layout(table),
                    runner(table),
                    Set.of(),
                    table.get("rules").map(rules::read).orElse(Map.of())));
        }
        return overrides;
    }

    private List<PathPattern> patterns(List<String> written) {
        return written.stream().map(this::inProject).map(PathPattern::new).toList();
    }

    /** A path as the file says it, made relative to the project. */
    private String inProject(String written) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String plain = written.startsWith("./") ? written.substring(2) : written;
        String whole = folder + (plain.equals(".") ? "" : plain);
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
