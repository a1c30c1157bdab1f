package dev.stopover.source;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file's path and text. Lines end at {@code \n} or {@code \r\n}; a lone {@code \r} is a blank. */
public final class SourceFile {

    private final String path;
    private final String text;
    private final Decoding decoding;
    private final List<Stretch> stretches;
    private int[] lineStarts;

    /**
     * A run of a text that was put together of several files.
     *
     * @param start where it begins in that text
     * @param file the file that it stands in
     * @param offset where it begins in that file
     */
    public record Stretch(int start, SourceFile file, int offset) {}

    /**
     * A file that was read.
     *
     * @param path relative to the project, with {@code /} between its parts
     */
    public SourceFile(String path, String text, Decoding decoding) {
        this(path, text, decoding, List.of());
    }

    private SourceFile(String path, String text, Decoding decoding, List<Stretch> stretches) {
        this.path = path;
        this.text = text;
        this.decoding = decoding;
        this.stretches = stretches;
    }

    /**
     * The file with a text that was put together of several, as its runner does. Offsets are of that text; positions and
     * lines are those of the file in which an offset stands.
     *
     * @param stretches what the text consists of, in the order of their places, the first at 0
     */
    public SourceFile composed(String whole, List<Stretch> stretches) {
        return new SourceFile(path, whole, decoding, List.copyOf(stretches));
    }

    /** Whether another file has the same path and text, read in the same way and put together of the very same files. */
    public boolean isSameAs(SourceFile other) {
        return this == other
                || path.equals(other.path)
                        && decoding == other.decoding
                        && stretches.equals(other.stretches)
                        && text.equals(other.text);
    }

    /** A file of plain UTF-8. */
    public static SourceFile of(String path, String text) {
        return new SourceFile(path, text, Decoding.UTF_8);
    }

    /** Its path as text, relative to the project, with {@code /} between its parts. */
    public String path() {
        return path;
    }

    /** All of its text. */
    public String text() {
        return text;
    }

    /** How its bytes became text. */
    public Decoding decoding() {
        return decoding;
    }

    /** The name after the last {@code /}. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether its text was put together of several files. */
    public boolean isComposed() {
        return !stretches.isEmpty();
    }

    /** The file with its own text alone. */
    public SourceFile own() {
        return stretches.isEmpty() ? this : stretches.get(0).file;
    }

    /** The paths of the files that its text stands in, its own first. */
    public Set<String> paths() {
        if (stretches.isEmpty()) {
            return Set.of(path);
        }
        Set<String> paths = new LinkedHashSet<>(List.of(path));
        stretches.forEach(stretch -> paths.add(stretch.file.path));
        return paths;
    }

    /** The file in which an offset of its text stands: itself unless it was put together. */
    public SourceFile fileAt(int offset) {
        return stretches.isEmpty() ? this : stretches.get(stretchAt(offset)).file;
    }

    /** A range of its text as one of {@link #fileAt} of its beginning, up to where that file's text breaks off. */
    public TextRange rangeInFile(TextRange range) {
        if (stretches.isEmpty()) {
            return range;
        }
        int number = stretchAt(range.start());
        Stretch stretch = stretches.get(number);
        int limit = number + 1 < stretches.size() ? stretches.get(number + 1).start : text.length();
        int moved = stretch.offset - stretch.start;
        return new TextRange(range.start() + moved, Math.min(range.end(), limit) + moved);
    }

    /** From where the file in which an offset stands begins in its text to where it ends, with all that it includes. */
    public TextRange extentAt(int offset) {
        if (stretches.isEmpty()) {
            return new TextRange(0, text.length());
        }
        SourceFile file = fileAt(offset);
        int first = 0;
        while (stretches.get(first).file != file) {
            first++;
        }
        int last = stretches.size() - 1;
        while (stretches.get(last).file != file) {
            last--;
        }
        return new TextRange(
                stretches.get(first).start,
                last + 1 < stretches.size() ? stretches.get(last + 1).start : text.length());
    }

    private int stretchAt(int offset) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (stretches.get(middle).start <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The place of an offset; offsets at or after the end belong to the last line. */
    public Position positionOf(int offset) {
        if (!stretches.isEmpty()) {
            Stretch stretch = stretches.get(stretchAt(offset));
            return stretch.file.positionOf(offset - stretch.start + stretch.offset);
        }
        return positionInText(offset);
    }

    private Position positionInText(int offset) {
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - starts[line] + 1);
    }

    /** The 1-based line of an offset. */
    public int lineOf(int offset) {
        return positionOf(offset).line();
    }

    /** The range of the line of its text that an offset stands in, without the characters that end it. */
    public TextRange lineRangeAt(int offset) {
        return lineRange(positionInText(offset).line());
    }

    /** What is last on its line, with the whole line if nothing else stands on it, or with the blanks before it. */
    public TextRange withItsLine(TextRange last) {
        TextRange line = lineRangeAt(last.start());
        int start = last.start();
        while (start > line.start() && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        if (start > line.start()) {
            return new TextRange(start, line.end());
        }
        int newline = text.indexOf('\n', line.end());
        return new TextRange(line.start(), newline < 0 ? line.end() : newline + 1);
    }

    /** How many lines there are; an empty file has one. */
    public int lineCount() {
        return lineStarts().length;
    }

    /** The range of a 1-based line, without the characters that end it. */
    public TextRange lineRange(int line) {
        int[] starts = lineStarts();
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] - 1 : text.length();
        if (line < starts.length && end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return new TextRange(start, end);
    }

    /** The text of a 1-based line, without the characters that end it. */
    public String line(int line) {
        return lineRange(line).of(text);
    }

    /** Equal to a file of the same path and text. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && path.equals(file.path) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }

    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            int[] found = new int[Math.max(16, text.length() / 32)];
            int count = 1;
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = at + 1;
            }
            starts = Arrays.copyOf(found, count);
            lineStarts = starts;
        }
        return starts;
    }
}
