package dev.stopover.migration;

/** Which way a script goes. */
public enum Direction {
    /** It brings the schema to a newer version. */
    UP,
    /** It takes back what the script to go up did. */
    DOWN
}
