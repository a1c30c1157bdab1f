package dev.stopover.rule;

import java.util.Map;
import java.util.Optional;

/** A choice of rules to begin with; what a configuration says of a rule goes before. */
public enum Preset {
    /** Errors of the recommended rules alone, for the first day in an old project. */
    ONLY_ERRORS("only-errors"),
    /** What a team would thank for without having asked. */
    RECOMMENDED("recommended"),
    /** Besides, what demands a way of working: headers, verification, comments, names. */
    STRICT("strict"),
    /** Every rule. */
    ALL("all");

    private final String id;

    Preset(String id) {
        this.id = id;
    }

    /** Its name in configurations. */
    public String id() {
        return id;
    }

    /** The preset of that name, if there is one. */
    public static Optional<Preset> of(String id) {
        for (Preset preset : values()) {
            if (preset.id.equals(id)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }

    /** How it has a rule run. */
    public RuleSettings settings(Choosable rule) {
        boolean errors = this == ONLY_ERRORS;
        Preset widest = errors ? RECOMMENDED : this;
        boolean runs = rule.preset().compareTo(widest) <= 0 && (!errors || rule.severity() == Severity.ERROR);
        if (runs && !errors) {
            return RuleSettings.DEFAULT;
        }
        return new RuleSettings(runs, Optional.empty(), errors ? Severity.ERROR : Severity.NOTE, Map.of());
    }
}
