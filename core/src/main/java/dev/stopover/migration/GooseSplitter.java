package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/**
 * Cuts at lines whose last word ends in a semicolon, and takes what stands between two annotations for one statement, as
 * goose does ({@code internal/sqlparser/parser.go}).
 */
public record GooseSplitter() implements Splitter {

    @Override
    public Pieces pieces(Excerpt script) {
        return new GooseLines(script).run();
    }
}
