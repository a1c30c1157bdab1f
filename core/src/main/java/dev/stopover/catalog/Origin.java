package dev.stopover.catalog;

import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;

/**
 * Where something was made.
 *
 * @param file the file
 * @param range the statement or the part of it that made it
 * @param migration the number of its migration in the history, 0-based; negative for what stood before the history
 * @param direction which way the script goes
 */
public record Origin(SourceFile file, TextRange range, int migration, Direction direction) implements Ranged {

    /** Whether it is a script to go up that is judged. */
    public boolean isJudgedIn(ChangeSet changes) {
        return migration >= 0 && direction == Direction.UP && changes.files().contains(file.path());
    }
}
