package dev.stopover.rule;

import java.util.Locale;
import java.util.Optional;

/** How much a finding weighs, as SARIF has it; the gravest first. */
public enum Severity {
    /** It breaks, loses, blocks or exposes something. */
    ERROR,
    /** It may do so, or makes it likely. */
    WARNING,
    /** It is worth knowing. */
    NOTE;

    /** Its name in configuration files and output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that name, if there is one. */
    public static Optional<Severity> of(String id) {
        for (Severity severity : values()) {
            if (severity.id().equals(id)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** Whether it weighs as much as the other, or more. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** The lighter of the two. */
    public Severity atMost(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
