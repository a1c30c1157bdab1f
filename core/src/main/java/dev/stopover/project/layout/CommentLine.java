package dev.stopover.project.layout;

import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that is nothing but a comment, as runners look for their directives: without regard for quotes around it.
 *
 * @param start the offset of its first character
 * @param end the offset after its last character, the end of the line excluded
 * @param next the offset of the next line
 * @param text all of it, blanks before the dashes included
 */
public record CommentLine(int start, int end, int next, String text) {

    /** The lines that begin with two dashes after any blanks. */
    public static List<CommentLine> of(String text) {
        List<CommentLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline + 1;
            int dashes = start;
            while (dashes < next && (text.charAt(dashes) == ' ' || text.charAt(dashes) == '\t')) {
                dashes++;
            }
            if (text.startsWith("--", dashes)) {
                int end = newline < 0 ? next : newline;
                if (end > start && text.charAt(end - 1) == '\r') {
                    end--;
                }
                lines.add(new CommentLine(start, end, next, text.substring(start, end)));
            }
            start = next;
        }
        return lines;
    }

    /** Where it stands. */
    public TextRange range() {
        return new TextRange(start, end);
    }
}
