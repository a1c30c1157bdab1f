package dev.stopover.source;

/** Everything that can be pointed at in a file. */
public interface Ranged {

    /** Where it stands, in offsets of its file. */
    TextRange range();
}
