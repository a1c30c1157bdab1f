package dev.stopover.syntax;

/** Where COPY reads or writes. */
public enum CopyEndpoint {
    /** Standard input or output. */
    STANDARD,
    /** A file of the server. */
    FILE,
    /** A program that the server runs. */
    PROGRAM
}
