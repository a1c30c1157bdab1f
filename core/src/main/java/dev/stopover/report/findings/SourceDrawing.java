package dev.stopover.report.findings;

import dev.stopover.report.Screen;
import dev.stopover.report.Style;
import dev.stopover.report.TerminalText;
import dev.stopover.report.Wrapped;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Draws lines of a file behind a margin of line numbers: with carets under a run of text, or with what a fix changes. */
final class SourceDrawing {

    /** A line of more columns is cut on both sides of what is pointed at, where the screen has no width. */
    private static final int WIDEST_LINE = 140;

    private static final int NARROWEST_LINE = 20;

    private static final int COLUMNS_BEFORE = 40;
    private static final int MOST_LINES = 4;
    private static final int MOST_CHANGED_LINES = 16;

    private final Writer out;
    private final Screen screen;
    private final int widest;
    private final MaskedText masked;
    private final int gutter;

    /**
     * A drawing.
     *
     * @param gutter how many digits the widest line number has
     */
    SourceDrawing(Writer out, Screen screen, MaskedText masked, int gutter) {
        this.out = out;
        this.screen = screen;
        int margins = gutter + " | ".length() + 2 * screen.ellipsis().length();
        this.widest = screen.width().isPresent()
                ? Math.max(NARROWEST_LINE, screen.width().getAsInt() - margins)
                : WIDEST_LINE;
        this.masked = masked;
        this.gutter = gutter;
    }

    /** The line that says where something is. */
    void place(String place) throws IOException {
        out.write(" ".repeat(gutter) + screen.styled(Style.FRAME, "-->") + " " + TerminalText.escaped(place) + "\n");
    }

    /** What to do about it. */
    void help(String help) throws IOException {
        String lead = " ".repeat(gutter + 1) + screen.styled(Style.FRAME, "=") + " "
                + screen.styled(Style.STRONG, "help") + ": ";
        for (String line : helpLines(screen.words(help))) {
            out.write(lead + TerminalText.escaped(line) + "\n");
            lead = " ".repeat(gutter + 9);
        }
    }

    /** A sentence is as wide as the screen; several lines hold SQL to be pasted, and stay as they are. */
    private List<String> helpLines(String help) {
        return help.contains("\n") || screen.width().isEmpty()
                ? List.of(help.split("\n", -1))
                : Wrapped.lines(help, widest - "help: ".length(), "");
    }

    /** The lines of a run of text, with a mark under each of its columns. */
    void excerpt(SourceFile file, TextRange range, char mark, Style style) throws IOException {
        int first = file.lineOf(range.start());
        int last = Math.max(first, file.lineOf(Math.max(range.start(), range.end() - 1)));
        margin("");
        for (int line = first; line <= last; line++) {
            if (last - first >= MOST_LINES && line == first + 2) {
                out.write(screen.styled(Style.FRAME, "...") + "\n");
                line = last;
            }
            marked(file, line, range, mark, style);
        }
        margin("");
    }

    /** The lines that a fix changes, as they are and as they become. */
    void change(SourceFile file, Fix fix) throws IOException {
        margin("");
        int shown = Integer.MAX_VALUE - 1;
        for (List<Edit> edits : byLines(file, fix)) {
            if (file.lineOf(edits.get(0).range().start()) > shown + 1) {
                out.write(screen.styled(Style.FRAME, "...") + "\n");
            }
            shown = lastLine(file, edits.get(edits.size() - 1));
            changed(file, edits, shown);
        }
        margin("");
    }

    /** The lines of a file that a fix makes. */
    void added(NewFile file) throws IOException {
        margin("");
        changed(1, "+", Style.ADDED, lines(file.text().stripTrailing()));
        margin("");
    }

    private void marked(SourceFile file, int line, TextRange range, char mark, Style style) throws IOException {
        String text = masked.of(file);
        TextRange whole = file.lineRange(line);
        int from = Math.max(range.start(), whole.start());
        int to = Math.min(range.end(), whole.end());
        if (from == whole.start() && from > range.start()) {
            while (from < to && isBlank(text.charAt(from))) {
                from++;
            }
        }
        while (to > from + 1 && isBlank(text.charAt(to - 1))) {
            to--;
        }
        TextRange shown = window(text, whole, from, to);
        String before = shown.start() > whole.start() ? screen.ellipsis() : "";
        String after = shown.end() < whole.end() ? screen.ellipsis() : "";
        numbered(line, "|", before + TerminalText.escaped(text, shown.start(), shown.end()) + after);
        int indent = before.length() + TerminalText.width(TerminalText.escaped(text, shown.start(), from));
        int width = to <= from
                ? 1
                : Math.max(1, TerminalText.width(TerminalText.escaped(text, from, Math.min(to, shown.end()))));
        margin(" ".repeat(indent) + screen.styled(style, String.valueOf(mark).repeat(width)));
    }

    /** The part of a long line that is shown, around what is pointed at. */
    private TextRange window(String text, TextRange line, int from, int to) {
        if (line.length() <= widest && columns(text, line.start(), line.end()) <= widest) {
            return line;
        }
        int start = line.start();
        if (to - start > widest || columns(text, start, to) > widest) {
            start = Math.min(from, line.end());
            int before = Math.min(COLUMNS_BEFORE, widest / 3);
            while (start > line.start() && columns(text, start - 1, Math.min(from, line.end())) <= before) {
                start--;
            }
        }
        start = onBoundary(text, line.start(), start);
        int end = start;
        int taken = 0;
        while (end < line.end()) {
            int next = end + Character.charCount(text.codePointAt(end));
            taken += columns(text, end, next);
            if (taken > widest) {
                break;
            }
            end = next;
        }
        return new TextRange(start, Math.min(end, line.end()));
    }

    private static int columns(String text, int from, int to) {
        return TerminalText.width(TerminalText.escaped(text, from, to));
    }

    /** The offset, or the one before it where a character of two units would be cut. */
    private static int onBoundary(String text, int least, int offset) {
        boolean cuts = offset > least && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
        return cuts ? offset - 1 : offset;
    }

    /** The edits of a fix, those together that touch the same line. */
    private static List<List<Edit>> byLines(SourceFile file, Fix fix) {
        List<List<Edit>> groups = new ArrayList<>();
        int lastLine = 0;
        for (Edit edit : fix.edits()) {
            if (groups.isEmpty() || file.lineOf(edit.range().start()) > lastLine) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(edit);
            lastLine = lastLine(file, edit);
        }
        return groups;
    }

    /** The last line of which an edit touches more than the beginning. */
    private static int lastLine(SourceFile file, Edit edit) {
        return file.lineOf(Math.max(edit.range().start(), edit.range().end() - 1));
    }

    private void changed(SourceFile file, List<Edit> edits, int lastLine) throws IOException {
        String text = masked.of(file);
        int firstLine = file.lineOf(edits.get(0).range().start());
        int start = file.lineRange(firstLine).start();
        int end = Math.max(
                file.lineRange(lastLine).end(),
                edits.get(edits.size() - 1).range().end());
        var after = new StringBuilder();
        int at = start;
        for (Edit edit : edits) {
            after.append(text, at, edit.range().start()).append(edit.replacement());
            at = edit.range().end();
        }
        after.append(text, at, end);
        List<String> old = lines(text.substring(start, end));
        List<String> fresh = lines(after.toString());
        int same = 0;
        while (same < Math.min(old.size(), fresh.size()) && old.get(same).equals(fresh.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < Math.min(old.size(), fresh.size()) - same
                && old.get(old.size() - 1 - sameAtEnd).equals(fresh.get(fresh.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        changed(firstLine + same, "-", Style.REMOVED, old.subList(same, old.size() - sameAtEnd));
        changed(firstLine + same, "+", Style.ADDED, fresh.subList(same, fresh.size() - sameAtEnd));
    }

    private void changed(int firstLine, String sign, Style style, List<String> lines) throws IOException {
        for (int i = 0; i < Math.min(lines.size(), MOST_CHANGED_LINES); i++) {
            String line = lines.get(i);
            TextRange shown = window(line, new TextRange(0, line.length()), 0, 0);
            String after = shown.end() < line.length() ? screen.ellipsis() : "";
            String text = TerminalText.escaped(line, shown.start(), shown.end()) + after;
            numbered(firstLine + i, screen.styled(style, sign), screen.styled(style, text));
        }
        if (lines.size() > MOST_CHANGED_LINES) {
            out.write(screen.styled(Style.FRAME, "...") + "\n");
        }
    }

    private static List<String> lines(String text) {
        return List.of(text.replace("\r\n", "\n").split("\n", -1));
    }

    private void numbered(int line, String sign, String text) throws IOException {
        String number = Integer.toString(line);
        String bar = sign.equals("|") ? screen.styled(Style.FRAME, sign) : sign;
        out.write(" ".repeat(Math.max(0, gutter - number.length())) + screen.styled(Style.FRAME, number) + " " + bar
                + (text.isEmpty() ? "" : " " + text) + "\n");
    }

    private void margin(String text) throws IOException {
        out.write(" ".repeat(gutter + 1) + screen.styled(Style.FRAME, "|") + (text.isEmpty() ? "" : " " + text) + "\n");
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t' || unit == '\r';
    }
}
