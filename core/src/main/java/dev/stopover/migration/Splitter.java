package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/** How a runner cuts a script, by rules of its own, into the strings that it sends to the server. */
public sealed interface Splitter
        permits SupabaseSplitter, GooseSplitter, SqlMigrateSplitter, BreakpointSplitter, LiquibaseSplitter {

    /** The strings, in time linear in the text. */
    Pieces pieces(Excerpt script);
}
