package dev.stopover.migration;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the pieces of a script. */
final class PieceList {

    private final Excerpt script;
    private final List<TextRange> ranges = new ArrayList<>();
    private Optional<Pieces.Fault> fault = Optional.empty();

    PieceList(Excerpt script) {
        this.script = script;
    }

    /** Adds a piece, without the blanks around it; one that has nothing else is dropped. */
    void add(int from, int to) {
        String text = script.text();
        int start = from;
        int end = to;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            ranges.add(script.range(start, end));
        }
    }

    /** Notes why the runner does not go on. */
    void fault(Pieces.FaultKind kind, int from, int to) {
        fault = Optional.of(new Pieces.Fault(kind, script.range(from, to)));
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean hasFault() {
        return fault.isPresent();
    }

    Pieces pieces() {
        return new Pieces(ranges, fault);
    }

    /** What Go and JavaScript trim off: Unicode's white space, and for JavaScript the byte order mark. */
    static boolean isSpace(char c) {
        return c == ' '
                || c >= '\t' && c <= '\r'
                || c >= '\u0085' && (c == '\u0085' || c == '\u00a0' || Character.isSpaceChar(c) || c == '\ufeff');
    }
}
