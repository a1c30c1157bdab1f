package dev.stopover.source;

import java.util.Arrays;

/** A file's path and text. Lines end at {@code \n} or {@code \r\n}; a lone {@code \r} is a blank. */
public final class SourceFile {

    private final String path;
    private final String text;
    private final Decoding decoding;
    private int[] lineStarts;

    /**
     * A file that was read.
     *
     * @param path relative to the project, with {@code /} between its parts
     */
    public SourceFile(String path, String text, Decoding decoding) {
        this.path = path;
        this.text = text;
        this.decoding = decoding;
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

    /** The place of an offset; offsets at or after the end belong to the last line. */
    public Position positionOf(int offset) {
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - starts[line] + 1);
    }

    /** The 1-based line of an offset. */
    public int lineOf(int offset) {
        return positionOf(offset).line();
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
