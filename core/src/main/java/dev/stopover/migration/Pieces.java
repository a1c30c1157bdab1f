package dev.stopover.migration;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * The strings that a runner cuts a script into.
 *
 * @param ranges where they stand in the file, in order, without the blanks around them
 * @param fault why the runner does not run the script, if it does not; the ranges then end before it
 */
public record Pieces(List<TextRange> ranges, Optional<Fault> fault) {

    /** What keeps a runner from running a script. */
    public enum FaultKind {
        /** The last statement does not end with a semicolon at the end of its line. */
        UNFINISHED_STATEMENT,
        /** A block of lines that are one statement is not ended. */
        UNENDED_BLOCK,
        /** A block begins inside another one. */
        NESTED_BLOCK,
        /** The end of a block stands where none was begun. */
        STRAY_END,
        /** An annotation begins with blanks. */
        INDENTED_ANNOTATION,
        /** The runner does not know an annotation. */
        UNKNOWN_ANNOTATION,
        /** A section of this direction was begun before. */
        SECOND_SECTION,
        /** Something stands before the first section. */
        OUTSIDE_SECTION,
        /** The runner passes over a line, because the block before it is empty. */
        LOST_LINE
    }

    /**
     * What keeps the runner from running the script.
     *
     * @param range the smallest part of the file that shows it
     */
    public record Fault(FaultKind kind, TextRange range) implements Ranged {}

    /** Keeps a copy of the list. */
    public Pieces {
        ranges = List.copyOf(ranges);
    }

    /** The number of the last piece that begins at or before an offset of the file; -1 if none does. */
    public int at(int offset) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
