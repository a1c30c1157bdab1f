package dev.stopover.syntax;

/** How a role is written. */
public enum RoleKind {
    /** By its name. */
    NAMED,
    /** As every role. */
    PUBLIC,
    /** As the current user. */
    CURRENT_USER,
    /** As the user of the session. */
    SESSION_USER,
    /** As the current role. */
    CURRENT_ROLE
}
