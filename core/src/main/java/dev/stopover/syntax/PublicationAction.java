package dev.stopover.syntax;

/** What is done to a publication. */
public enum PublicationAction {
    /** Tables are added. */
    ADD,
    /** Tables are removed. */
    DROP,
    /** Its tables are replaced. */
    SET,
    /** Its options are changed. */
    SET_OPTIONS
}
