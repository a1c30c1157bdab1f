package dev.stopover.cli.lsp;

import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Where the lines of a text begin, as the protocol counts them: from 0, in units of UTF-16, a line ending at {@code \n},
 * {@code \r\n} or a lone {@code \r}.
 */
final class Lines {

    private final int[] starts;
    private final int length;

    private Lines(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    /** The lines of a text. */
    static Lines of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new Lines(Arrays.copyOf(starts, count), text.length());
    }

    /** The place of an offset. */
    Position at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line, offset - starts[line]);
    }

    /** The places of a run of text. */
    Range range(int start, int end) {
        return new Range(at(start), at(end));
    }

    /** The offset of a place; one after the end of its line means that end. */
    int offset(Position place) {
        if (place.getLine() >= starts.length) {
            return length;
        }
        int end = place.getLine() + 1 < starts.length ? starts[place.getLine() + 1] : length;
        return Math.min(starts[place.getLine()] + place.getCharacter(), end);
    }
}
