package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/** Cuts at every {@code --> statement-breakpoint}, wherever it stands ({@code readMigrationFiles} of drizzle-orm). */
public record BreakpointSplitter() implements Splitter {

    private static final String BREAKPOINT = "--> statement-breakpoint";

    @Override
    public Pieces pieces(Excerpt script) {
        PieceList pieces = new PieceList(script);
        int from = script.start();
        while (true) {
            int at = script.text().indexOf(BREAKPOINT, from);
            if (at < 0 || at + BREAKPOINT.length() > script.end()) {
                pieces.add(from, script.end());
                return pieces.pieces();
            }
            pieces.add(from, at);
            from = at + BREAKPOINT.length();
        }
    }
}
