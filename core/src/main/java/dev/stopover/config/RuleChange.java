package dev.stopover.config;

import dev.stopover.rule.RuleSettings;
import dev.stopover.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says about a rule.
 *
 * @param enabled whether it runs, if that is said
 * @param severity how much its findings weigh, if that is said
 * @param options the values of its options that are set, by their names
 */
public record RuleChange(Optional<Boolean> enabled, Optional<Severity> severity, Map<String, Object> options) {

    /** The rule does not run. */
    public static final RuleChange OFF = new RuleChange(Optional.of(false), Optional.empty(), Map.of());

    /** Keeps a copy of the map. */
    public RuleChange {
        options = Map.copyOf(options);
    }

    /** The rule runs, and its findings weigh so much. */
    public static RuleChange severity(Severity severity) {
        return new RuleChange(Optional.of(true), Optional.of(severity), Map.of());
    }

    /** Whether a rule that would not run runs with it: who says how much its findings weigh wants them. */
    public boolean enables() {
        return enabled.orElse(severity.isPresent());
    }

    /** This change, and where it says nothing, what another says. */
    RuleChange over(RuleChange base) {
        Map<String, Object> merged = new LinkedHashMap<>(base.options);
        merged.putAll(options);
        return new RuleChange(
                enabled.or(() -> severity.isPresent() ? Optional.empty() : base.enabled),
                severity.or(() -> base.severity),
                merged);
    }

    /** What is said of rules, and where nothing is, what is said of them elsewhere. */
    static Map<String, RuleChange> over(Map<String, RuleChange> own, Map<String, RuleChange> base) {
        Map<String, RuleChange> merged = new LinkedHashMap<>(base);
        own.forEach((rule, change) -> merged.merge(rule, change, (below, above) -> above.over(below)));
        return merged;
    }

    /** Settings with this change made to them. */
    public RuleSettings applyTo(RuleSettings settings) {
        Map<String, Object> merged = new LinkedHashMap<>(settings.options());
        merged.putAll(options);
        return new RuleSettings(
                enabled.orElse(settings.enabled() || severity.isPresent()),
                severity.or(settings::severity),
                severity.orElse(settings.least()),
                merged);
    }
}
