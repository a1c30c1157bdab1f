package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/**
 * Cuts at lines whose last word ends in a semicolon, and takes what stands between two annotations for one statement, as
 * sql-migrate does ({@code sqlparse/sqlparse.go}).
 */
public record SqlMigrateSplitter() implements Splitter {

    @Override
    public Pieces pieces(Excerpt script) {
        return new SqlMigrateLines(script).run();
    }
}
