package dev.stopover.source;

/**
 * A half-open run of a file's text.
 *
 * @param start offset of the first UTF-16 unit, 0-based
 * @param end offset after the last UTF-16 unit
 */
public record TextRange(int start, int end) implements Ranged, Comparable<TextRange> {

    /** Refuses ranges that run backwards or begin before the file. */
    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range from " + start + " to " + end);
        }
    }

    /** The empty range at an offset. */
    public static TextRange at(int offset) {
        return new TextRange(offset, offset);
    }

    @Override
    public TextRange range() {
        return this;
    }

    /** The number of UTF-16 units. */
    public int length() {
        return end - start;
    }

    /** Whether it covers no text. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Whether the other range lies within this one. */
    public boolean contains(TextRange other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether the offset lies within this range, its end excluded. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** The smallest range that covers both. */
    public TextRange to(TextRange other) {
        return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The part of a text that this range covers. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** What a record's own equals says; that one takes the JVM some 20 ms to make ready at the first comparison. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TextRange range && start == range.start && end == range.end;
    }

    @Override
    public int hashCode() {
        return 31 * start + end;
    }

    @Override
    public int compareTo(TextRange other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}
