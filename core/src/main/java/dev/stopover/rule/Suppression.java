package dev.stopover.rule;

/**
 * Why a finding is kept but does not count.
 *
 * @param kind what suppresses it
 * @param reason the reason given; empty where none is
 */
public record Suppression(Kind kind, String reason) {

    /** What suppresses a finding. */
    public enum Kind {
        /** A comment in the file. */
        IN_SOURCE,
        /** The baseline. */
        BASELINE
    }
}
