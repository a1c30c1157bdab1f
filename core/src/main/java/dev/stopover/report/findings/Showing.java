package dev.stopover.report.findings;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * How much of a report people are shown.
 *
 * @param suppressedToo whether suppressed findings are shown too
 * @param quiet whether nothing is said but findings, and what was not judged
 * @param most how many findings are shown at most, if that is limited
 * @param shownPath how a path of the project is shown, so that a terminal can open it
 */
public record Showing(boolean suppressedToo, boolean quiet, OptionalInt most, UnaryOperator<String> shownPath) {

    /** Everything that counts, with paths as they are. */
    public static final Showing ALL = new Showing(false, false, OptionalInt.empty(), UnaryOperator.identity());
}
