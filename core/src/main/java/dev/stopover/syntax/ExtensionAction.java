package dev.stopover.syntax;

/** What is done to an extension. */
public enum ExtensionAction {
    /** It is brought to another version. */
    UPDATE,
    /** It gains a member. */
    ADD,
    /** It loses a member. */
    DROP
}
