package dev.stopover.config;

import dev.stopover.rule.Property;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a table says of rules: a category stands for all rules in it, and what is said of a rule itself goes before. */
final class RuleTables {

    private final KnownRules known;
    private final ConfigurationValues values;

    /** For tables that may name these rules. */
    RuleTables(KnownRules known, ConfigurationValues values) {
        this.known = known;
        this.values = values;
    }

    Map<String, RuleChange> read(TomlValue table) {
        if (!table.isTable()) {
            values.wrong(table, "rules", "a table");
            return Map.of();
        }
        Map<String, RuleChange> changes = new LinkedHashMap<>();
        table.table().forEach((name, value) -> {
            for (String id : known.inCategory(name)) {
                RuleChange ofAll = change(known.rule(id).orElseThrow(), value, false);
                changes.merge(id, ofAll, RuleChange::over);
            }
        });
        table.table().forEach((name, value) -> {
            Optional<RuleInfo> rule = known.rule(name);
            if (rule.isPresent()) {
                changes.merge(name, change(rule.get(), value, true), (ofAll, own) -> own.over(ofAll));
            } else if (known.inCategory(name).isEmpty()) {
                values.error(value, "There is no rule %s.%s".formatted(name, Nearest.question(name, known.names())));
            }
        });
        return changes;
    }

    private RuleChange change(RuleInfo rule, TomlValue value, boolean alone) {
        if (!value.isTable()) {
            return level(rule, value);
        }
        Optional<Boolean> enabled = Optional.empty();
        Optional<Severity> severity = Optional.empty();
        Map<String, Object> options = new LinkedHashMap<>();
        for (Map.Entry<String, TomlValue> entry : value.table().entrySet()) {
            switch (entry.getKey()) {
                case "enabled" -> enabled = values.flag(value, "enabled");
                case "severity" ->
                    severity = values.choice(value, "severity", Severity::of, List.of("error", "warning", "note"));
                default -> {
                    if (alone) {
                        option(rule, entry.getKey(), entry.getValue(), options);
                    } else {
                        values.error(
                                entry.getValue(),
                                "%s is no key of a category, which takes enabled and severity."
                                        .formatted(entry.getKey()));
                    }
                }
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
            values.wrong(value, rule.id(), "true, false, \"error\", \"warning\", \"note\", \"off\" or a table");
            return RuleChange.OFF;
        }
        return RuleChange.severity(severity.get());
    }

    private void option(RuleInfo rule, String name, TomlValue value, Map<String, Object> options) {
        Optional<Property<?>> property = rule.property(name);
        if (property.isEmpty()) {
            Set<String> names = new TreeSet<>(Set.of("enabled", "severity"));
            rule.properties().forEach(known -> names.add(known.name()));
            values.error(value, "%s is no option of %s.%s".formatted(name, rule.id(), Nearest.question(name, names)));
        } else if (property.get().read(value.plain()).isEmpty()) {
            values.wrong(value, name, property.get().expected());
        } else {
            options.put(name, value.plain());
        }
    }

    /** {@code require-rollbacks} is short for the option of the rule that looks for them, which goes before. */
    static Map<String, RuleChange> withRollbacks(Map<String, RuleChange> rules, Optional<Boolean> required) {
        return required.map(yes -> with(rules, "missing-rollback", "demand", yes ? "always" : "never"))
                .orElse(rules);
    }

    /** {@code require-suppression-reason} is short for the option of the rule that looks for them, which goes before. */
    static Map<String, RuleChange> withReasons(Map<String, RuleChange> rules, Optional<Boolean> required) {
        return required.map(yes -> with(rules, "invalid-suppression", "require-reason", yes))
                .orElse(rules);
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
}
