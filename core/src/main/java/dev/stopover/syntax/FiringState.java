package dev.stopover.syntax;

/** When a trigger or a rule fires. */
public enum FiringState {
    /** In ordinary sessions. */
    ENABLE,
    /** In sessions of a replica. */
    ENABLE_REPLICA,
    /** In all sessions. */
    ENABLE_ALWAYS,
    /** Never. */
    DISABLE
}
