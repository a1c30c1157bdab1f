package dev.stopover.config;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a configuration of a file's tables, and collects what is wrong with them. */
final class ConfigurationParser {

    private final String path;
    private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
    private final List<ConfigurationError> errors = new ArrayList<>();

    ConfigurationParser(String path, List<RuleInfo> rules) {
        this.path = path;
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    Configuration parse(SourceFile file, TomlValue root) throws ConfigurationException {
        Configuration configuration = configuration(file, root);
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(
                    error -> error.position().orElseThrow(),
                    Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));
            throw new ConfigurationException(errors);
        }
        return configuration;
    }

    private Configuration configuration(SourceFile file, TomlValue root) {
        only(root, ConfigurationKey.namesIn(""), "key");
        TomlValue supabase = table(root, "supabase");
        TomlValue flyway = table(root, "flyway");
        Configuration.Draft draft = new Configuration.Draft();
        draft.file = Optional.of(file);
        draft.paths = strings(root, "paths").orElse(List.of()).stream()
                .map(this::inProject)
                .toList();
        draft.layout = choice(root, "layout", Layout::of, ids(Layout.values(), Layout::id));
        draft.runner = choice(root, "runner", Runner::of, ids(Runner.values(), Runner::id));
        draft.transaction =
                choice(root, "transaction", TransactionMode::of, ids(TransactionMode.values(), TransactionMode::id));
        draft.postgres = postgres(root);
        draft.exposedSchemas = strings(root, "exposed-schemas");
        draft.appliedThrough = version(root, "applied-through");
        draft.supabaseCliVersion = version(supabase, "cli-version");
        draft.flywayMixed = flag(flyway, "mixed");
        draft.requireRollbacks = flag(root, "require-rollbacks");
        draft.requireSuppressionReason =
                flag(root, "require-suppression-reason").orElse(false);
        draft.failOn = failOn(root);
        draft.preset = choice(root, "preset", Preset::of, ids(Preset.values(), Preset::id))
                .orElse(Preset.RECOMMENDED);
        draft.rules = withReasons(
                withRollbacks(root.get("rules").map(this::rules).orElse(Map.of()), draft.requireRollbacks),
                draft.requireSuppressionReason);
        draft.overrides = root.get("overrides").map(this::overrides).orElse(List.of());
        return draft.configuration();
    }

    private static <T> List<String> ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id).toList();
    }

    /** {@code require-rollbacks} is short for the option of the rule that looks for them, which goes before. */
    private static Map<String, RuleChange> withRollbacks(Map<String, RuleChange> rules, Optional<Boolean> required) {
        return required.map(yes -> with(rules, "missing-rollback", "demand", yes ? "always" : "never"))
                .orElse(rules);
    }

    /** {@code require-suppression-reason} is short for the option of the rule that looks for them, which goes before. */
    private static Map<String, RuleChange> withReasons(Map<String, RuleChange> rules, boolean required) {
        return required ? with(rules, "invalid-suppression", "require-reason", true) : rules;
    }

    private static Map<String, RuleChange> with(
            Map<String, RuleChange> rules, String rule, String option, Object value) {
        RuleChange written = rules.getOrDefault(rule, new RuleChange(Optional.empty(), Optional.empty(), Map.of()));
        Map<String, Object> options = new LinkedHashMap<>();
        options.put(option, value);
        options.putAll(written.options());
        Map<String, RuleChange> changed = new LinkedHashMap<>(rules);
        changed.put(rule, new RuleChange(written.enabled(), written.severity(), options));
        return changed;
    }

    private TomlValue table(TomlValue parent, String key) {
        Optional<TomlValue> table = parent.get(key);
        table.ifPresent(value -> {
            if (value.isTable()) {
                only(value, ConfigurationKey.namesIn(key), "key in " + key);
            } else {
                wrong(value, key, "a table");
            }
        });
        return table.orElseGet(() -> new TomlValue(Map.of(), new Position(1, 1)));
    }

    private void only(TomlValue table, Set<String> known, String what) {
        table.table().forEach((key, value) -> {
            if (!known.contains(key)) {
                error(value, "%s is no %s.%s".formatted(key, what, Nearest.question(key, known)));
            }
        });
    }

    private Optional<List<String>> strings(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.strings().isEmpty()) {
                wrong(value, key, "a list of strings");
            }
            return value.strings();
        });
    }

    private Optional<Boolean> flag(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.flag().isEmpty()) {
                wrong(value, key, "true or false");
            }
            return value.flag();
        });
    }

    /** A version may be written as a number where it is one. */
    private Optional<String> version(TomlValue table, String key) {
        return table.get(key).flatMap(value -> {
            if (value.value() instanceof Long number) {
                return Optional.of(number.toString());
            }
            if (value.string().isEmpty()) {
                wrong(value, key, "a string");
            }
            return value.string();
        });
    }

    private <T> Optional<T> choice(TomlValue table, String key, Function<String, Optional<T>> of, List<String> names) {
        return table.get(key).flatMap(value -> {
            Optional<T> chosen = value.string().flatMap(of);
            if (chosen.isEmpty()) {
                String guess = value.string()
                        .map(text -> Nearest.question(text, names))
                        .orElse("");
                error(value, "%s must be one of %s.%s".formatted(key, String.join(", ", names), guess));
            }
            return chosen;
        });
    }

    private OptionalInt postgres(TomlValue root) {
        Optional<TomlValue> value = root.get("postgres");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        String written = String.valueOf(value.get().value());
        if (!written.matches("(?:9|1[0-9])(?:\\.[0-9]+)*")) {
            wrong(value.get(), "postgres", "a major version such as 15");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(written.replaceAll("\\..*", "")));
    }

    private Optional<Optional<Severity>> failOn(TomlValue root) {
        return choice(
                root,
                "fail-on",
                text -> text.equals("none")
                        ? Optional.of(Optional.<Severity>empty())
                        : Severity.of(text).map(Optional::of),
                List.of("error", "warning", "note", "none"));
    }

    private Map<String, RuleChange> rules(TomlValue table) {
        if (!table.isTable()) {
            wrong(table, "rules", "a table");
            return Map.of();
        }
        Map<String, RuleChange> changes = new LinkedHashMap<>();
        table.table().forEach((id, value) -> {
            RuleInfo rule = rules.get(id);
            if (rule == null) {
                error(value, "There is no rule %s.%s".formatted(id, Nearest.question(id, rules.keySet())));
            } else {
                changes.put(id, change(rule, value));
            }
        });
        return changes;
    }

    private RuleChange change(RuleInfo rule, TomlValue value) {
        if (!value.isTable()) {
            return level(rule, value);
        }
        Optional<Boolean> enabled = Optional.empty();
        Optional<Severity> severity = Optional.empty();
        Map<String, Object> options = new LinkedHashMap<>();
        for (Map.Entry<String, TomlValue> entry : value.table().entrySet()) {
            switch (entry.getKey()) {
                case "enabled" -> enabled = flag(value, "enabled");
                case "severity" ->
                    severity = choice(value, "severity", Severity::of, List.of("error", "warning", "note"));
                default -> option(rule, entry.getKey(), entry.getValue(), options);
            }
        }
        return new RuleChange(enabled, severity, options);
    }

    private RuleChange level(RuleInfo rule, TomlValue value) {
        if (value.value() instanceof Boolean on) {
            return new RuleChange(Optional.of(on), Optional.empty(), Map.of());
        }
        if (value.string().equals(Optional.of("off"))) {
            return RuleChange.OFF;
        }
        Optional<Severity> severity = value.string().flatMap(Severity::of);
        if (severity.isEmpty()) {
            wrong(value, rule.id(), "true, false, \"error\", \"warning\", \"note\", \"off\" or a table");
            return RuleChange.OFF;
        }
        return RuleChange.severity(severity.get());
    }

    private void option(RuleInfo rule, String name, TomlValue value, Map<String, Object> options) {
        Optional<Property<?>> property = rule.property(name);
        if (property.isEmpty()) {
            Set<String> names = new TreeSet<>(Set.of("enabled", "severity"));
            rule.properties().forEach(known -> names.add(known.name()));
            error(value, "%s is no option of %s.%s".formatted(name, rule.id(), Nearest.question(name, names)));
        } else if (property.get().read(value.plain()).isEmpty()) {
            wrong(value, name, property.get().expected());
        } else {
            options.put(name, value.plain());
        }
    }

    private List<PathOverride> overrides(TomlValue value) {
        List<PathOverride> overrides = new ArrayList<>();
        if (value.array().isEmpty()) {
            wrong(value, "overrides", "an array of tables, each written [[overrides]]");
        }
        for (TomlValue table : value.array().orElse(List.of())) {
            if (!table.isTable()) {
                wrong(table, "overrides", "an array of tables, each written [[overrides]]");
                continue;
            }
            only(table, ConfigurationKey.namesIn("overrides"), "key in overrides");
            Optional<List<String>> paths = strings(table, "paths");
            if (table.get("paths").isEmpty()) {
                error(table, "An override needs paths, a list of patterns such as \"db/legacy/**\".");
            }
            overrides.add(new PathOverride(
                    paths.orElse(List.of()).stream()
                            .map(this::inProject)
                            .map(PathOverride.PathPattern::new)
                            .toList(),
                    table.get("rules").map(this::rules).orElse(Map.of())));
        }
        return overrides;
    }

    /** A path as the file says it, made relative to the project. */
    private String inProject(String written) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String plain = written.startsWith("./") ? written.substring(2) : written;
        String whole = folder + (plain.equals(".") ? "" : plain);
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private void wrong(TomlValue value, String key, String expected) {
        error(value, "%s must be %s.".formatted(key, expected));
    }

    private void error(TomlValue value, String message) {
        errors.add(new ConfigurationError(path, Optional.of(value.position()), message));
    }
}
