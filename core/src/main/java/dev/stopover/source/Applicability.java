package dev.stopover.source;

/** Who may apply a fix. */
public enum Applicability {
    /** No reader could object: it may be applied without asking. */
    SAFE,
    /** It changes what runs: it is applied only when asked for. */
    UNSAFE
}
