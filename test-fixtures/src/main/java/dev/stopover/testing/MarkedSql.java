package dev.stopover.testing;

import dev.stopover.rule.Finding;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL in which the findings one expects are drawn below the text they point at:
 *
 * <pre>
 * CREATE INDEX ON orders (id);
 * ^^^^^^^^^^^^ blocks writes
 * </pre>
 *
 * The words after the carets are part of the message. A mark that ends in {@code ...} points at a range that goes on
 * after its line; {@code ^ file: words} above the first line points at the whole file.
 *
 * @param sql the text without the marks
 * @param marks the findings that are expected, in the order in which they are drawn
 */
public record MarkedSql(String sql, List<Mark> marks) {

    private static final Pattern FILE_MARK = Pattern.compile("\\^ file: (?<words>.*)");
    private static final Pattern MARK =
            Pattern.compile("(?<indent>\\s*)(?<carets>\\^+)(?<open>\\.\\.\\.)?(?: (?<words>.*))?");

    /** Keeps a copy of the list. */
    public MarkedSql {
        marks = List.copyOf(marks);
    }

    /**
     * A finding that is expected.
     *
     * @param line the 1-based line it points at; 0 for the whole file
     * @param column the 1-based column of its first character
     * @param width how many characters of that line it covers
     * @param open whether it goes on after that line
     * @param words what its message contains
     */
    public record Mark(int line, int column, int width, boolean open, String words) {

        /** Whether this is the finding. */
        boolean fits(Finding finding) {
            return isAt(finding) && finding.message().contains(words);
        }

        private boolean isAt(Finding finding) {
            if (line == 0 || finding.wholeFile()) {
                return line == 0 && finding.wholeFile();
            }
            Position start = finding.start();
            Position end = finding.end();
            boolean ends = open
                    ? end.line() > start.line()
                    : end.line() == start.line() && Math.max(1, end.column() - start.column()) == width;
            return start.line() == line && start.column() == column && ends;
        }
    }

    /** Takes the marks out of a text. */
    public static MarkedSql of(String marked) {
        List<String> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (String text : marked.split("\n", -1)) {
            Matcher fileMark = FILE_MARK.matcher(text);
            Matcher mark = MARK.matcher(text);
            if (lines.isEmpty() && fileMark.matches()) {
                marks.add(new Mark(0, 1, 1, false, fileMark.group("words")));
            } else if (!lines.isEmpty() && mark.matches()) {
                marks.add(new Mark(
                        lines.size(),
                        mark.group("indent").length() + 1,
                        mark.group("carets").length(),
                        mark.group("open") != null,
                        mark.group("words") == null ? "" : mark.group("words")));
            } else {
                lines.add(text);
            }
        }
        return new MarkedSql(String.join("\n", lines), marks);
    }

    /** Whether the findings are those that are marked, each once. */
    public boolean matches(List<Finding> findings) {
        List<Mark> left = new ArrayList<>(marks);
        for (Finding finding : findings) {
            Mark found =
                    left.stream().filter(mark -> mark.fits(finding)).findFirst().orElse(null);
            if (found == null) {
                return false;
            }
            left.remove(found);
        }
        return left.isEmpty();
    }

    /** A text with findings drawn into it, so that a failing test shows expected and actual in one language. */
    public static String draw(String sql, List<Finding> findings) {
        String[] lines = sql.split("\n", -1);
        List<String> drawn = new ArrayList<>();
        List<Finding> inOrder = findings.stream().sorted().toList();
        for (Finding finding : inOrder) {
            if (finding.wholeFile()) {
                drawn.add("^ file: " + finding.message());
            }
        }
        for (int line = 1; line <= lines.length; line++) {
            drawn.add(lines[line - 1]);
            for (Finding finding : inOrder) {
                if (!finding.wholeFile() && finding.start().line() == line) {
                    drawn.add(drawing(finding));
                }
            }
        }
        return String.join("\n", drawn);
    }

    private static String drawing(Finding finding) {
        Position start = finding.start();
        Position end = finding.end();
        String carets = end.line() > start.line() ? "^..." : "^".repeat(Math.max(1, end.column() - start.column()));
        return " ".repeat(start.column() - 1) + carets + " " + finding.message();
    }

    /** The SQL with the first fix of each finding made. */
    String fixed(List<Finding> findings) {
        Edit[] edits = findings.stream()
                .flatMap(finding -> finding.fixes().stream().limit(1))
                .flatMap(fix -> fix.edits().stream())
                .distinct()
                .toArray(Edit[]::new);
        return Fix.unsafe("all", edits).applyTo(sql);
    }
}
