package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.Arrays;

/**
 * Text to be lexed that stands in a file, literally or inside a literal whose escapes are undone, with the map from its
 * offsets to the file's. What stands literally is a region of the file's own text and is not copied.
 */
public final class Excerpt implements Ranged {

    private static final int[] LITERAL = {};

    private final String text;
    private final int start;
    private final int end;
    private final int[] starts;
    private final int[] ends;

    private Excerpt(String text, int start, int end, int[] starts, int[] ends) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.starts = starts;
        this.ends = ends;
    }

    /** All of a file. */
    public static Excerpt of(SourceFile file) {
        return of(file.text());
    }

    /** All of a file's text. */
    public static Excerpt of(String fileText) {
        return new Excerpt(fileText, 0, fileText.length(), LITERAL, LITERAL);
    }

    /** A region of a file's text. */
    public static Excerpt of(String fileText, TextRange region) {
        return new Excerpt(fileText, region.start(), region.end(), LITERAL, LITERAL);
    }

    /** An excerpt to be put together piece by piece. */
    public static Builder builder() {
        return new Builder();
    }

    /** The text that {@link #start} and {@link #end} and all offsets into this excerpt refer to. */
    public String text() {
        return text;
    }

    /** The offset in {@link #text} at which the excerpt begins. */
    public int start() {
        return start;
    }

    /** The offset in {@link #text} at which the excerpt ends. */
    public int end() {
        return end;
    }

    /** Whether the text stands in the file as it is, so that its offsets are the file's. */
    public boolean isLiteral() {
        return starts == LITERAL;
    }

    /** Whether another excerpt has the same text, each character at the same place in its file. */
    public boolean isSameAs(Excerpt other) {
        return start == other.start
                && end == other.end
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(ends, other.ends)
                && text.equals(other.text);
    }

    /** A part of this excerpt. */
    public Excerpt part(int from, int to) {
        return new Excerpt(text, from, to, starts, ends);
    }

    /** The place in the file of a run of {@link #text}. */
    public TextRange range(int from, int to) {
        if (isLiteral()) {
            return new TextRange(from, to);
        }
        if (from >= to) {
            return TextRange.at(fileOffset(from));
        }
        int first = starts[from];
        int last = ends[to - 1];
        return first <= last ? new TextRange(first, last) : new TextRange(starts[to - 1], Math.max(first, ends[from]));
    }

    /** The place in the file of an offset into {@link #text}. */
    public int fileOffset(int offset) {
        if (isLiteral()) {
            return offset;
        }
        if (offset < starts.length) {
            return starts[offset];
        }
        return starts.length == 0 ? 0 : ends[starts.length - 1];
    }

    @Override
    public TextRange range() {
        return range(start, end);
    }

    /** The text of the excerpt alone. */
    @Override
    public String toString() {
        return text.substring(start, end);
    }

    /** Puts an excerpt together from characters that stand in a file or in another excerpt. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[64];
        private int[] ends = new int[64];

        private Builder() {}

        /** A run of another excerpt, each character at its own place. */
        public Builder append(Excerpt excerpt, int from, int to) {
            for (int i = from; i < to; i++) {
                TextRange place = excerpt.range(i, i + 1);
                add(excerpt.text.charAt(i), place.start(), place.end());
            }
            return this;
        }

        /** Text that stands for a place in the file, such as a character for its escape. */
        public Builder append(CharSequence replacement, TextRange place) {
            for (int i = 0; i < replacement.length(); i++) {
                add(replacement.charAt(i), place.start(), place.end());
            }
            return this;
        }

        /** What was put together. */
        public Excerpt build() {
            int length = text.length();
            return new Excerpt(text.toString(), 0, length, Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        private void add(char c, int from, int to) {
            int length = text.length();
            if (length == starts.length) {
                starts = Arrays.copyOf(starts, length * 2);
                ends = Arrays.copyOf(ends, length * 2);
            }
            starts[length] = from;
            ends[length] = to;
            text.append(c);
        }
    }
}
