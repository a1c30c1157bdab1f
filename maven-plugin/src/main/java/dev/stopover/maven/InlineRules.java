package dev.stopover.maven;

import dev.stopover.config.Configuration;
import dev.stopover.config.Nearest;
import dev.stopover.config.RuleChange;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;

/** What the pom says of rules and categories: off, on, or how much their findings weigh. */
final class InlineRules {

    private InlineRules() {}

    /** What is said of the rules, by their ids; what is said of a rule counts before what is said of its category. */
    static Map<String, RuleChange> of(Map<String, String> written, Iterable<Rule> rules) throws MojoExecutionException {
        Map<String, RuleChange> changes = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> {
            names.add(rule.id());
            names.add(rule.category());
        });
        for (Map.Entry<String, String> each : written.entrySet()) {
            RuleChange change =
                    change(each.getKey(), String.valueOf(each.getValue()).strip());
            boolean known = false;
            for (Rule rule : rules) {
                if (rule.isCalled(each.getKey())) {
                    changes.put(rule.id(), change);
                    known = true;
                } else if (rule.category().equals(each.getKey())) {
                    known = true;
                    if (written.keySet().stream().noneMatch(rule::isCalled)) {
                        changes.put(rule.id(), change);
                    }
                }
            }
            if (!known) {
                throw new MojoExecutionException("There is no rule or category %s, which rules names.%s"
                        .formatted(each.getKey(), Nearest.question(each.getKey(), names)));
            }
        }
        return changes;
    }

    /** A configuration with these changes. */
    static Configuration in(Configuration configuration, Map<String, RuleChange> changes) {
        Configuration changed = configuration;
        for (Map.Entry<String, RuleChange> each : changes.entrySet()) {
            Map<String, Object> options = Optional.ofNullable(
                            configuration.rules().get(each.getKey()))
                    .map(RuleChange::options)
                    .orElse(Map.of());
            RuleChange change = each.getValue();
            changed = changed.withRule(each.getKey(), new RuleChange(change.enabled(), change.severity(), options));
        }
        return changed;
    }

    private static RuleChange change(String rule, String written) throws MojoExecutionException {
        if (written.equals("off")) {
            return RuleChange.OFF;
        }
        if (written.equals("on")) {
            return new RuleChange(Optional.of(true), Optional.empty(), Map.of());
        }
        return Severity.of(written)
                .map(RuleChange::severity)
                .orElseThrow(() -> new MojoExecutionException(
                        "The rule %s is said to be %s; it must be on, off, error, warning or note."
                                .formatted(rule, written)));
    }
}
