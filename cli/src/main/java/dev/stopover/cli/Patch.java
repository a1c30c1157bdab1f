package dev.stopover.cli;

import dev.stopover.report.LineDiff;
import dev.stopover.report.Style;
import dev.stopover.report.TerminalText;
import dev.stopover.run.Fixed;
import dev.stopover.secret.Secrets;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What changes in a file as {@code git diff} writes it, so that {@code git apply} reads it. Secrets are masked in it. */
final class Patch {

    private static final int CONTEXT = 3;

    private final boolean colors;
    private final StringBuilder text = new StringBuilder();

    private Patch(boolean colors) {
        this.colors = colors;
    }

    /** What changes in these files. */
    static String of(List<Fixed.File> files, boolean colors) {
        var patch = new Patch(colors);
        files.forEach(patch::file);
        return patch.text.toString();
    }

    private void file(Fixed.File file) {
        String path = TerminalText.escaped(file.path());
        line(Style.STRONG, file.before().isPresent() ? "--- a/" + path : "--- /dev/null");
        line(Style.STRONG, "+++ b/" + path);
        List<LineDiff.Line> lines =
                LineDiff.of(lines(file.before().map(SourceFile::text).orElse("")), lines(file.text()));
        int at = 0;
        int oldLine = 1;
        int newLine = 1;
        while (at < lines.size()) {
            int first = nextChange(lines, at);
            if (first == lines.size()) {
                return;
            }
            int from = Math.max(at, first - CONTEXT);
            int to = end(lines, first);
            oldLine += from - at;
            newLine += from - at;
            int[] next = hunk(lines.subList(from, to), oldLine, newLine);
            oldLine = next[0];
            newLine = next[1];
            at = to;
        }
    }

    private int[] hunk(List<LineDiff.Line> lines, int oldLine, int newLine) {
        int old = count(lines, LineDiff.Side.NEW);
        int fresh = count(lines, LineDiff.Side.OLD);
        line(
                Style.FRAME,
                "@@ -%d,%d +%d,%d @@".formatted(old == 0 ? 0 : oldLine, old, fresh == 0 ? 0 : newLine, fresh));
        for (LineDiff.Line each : lines) {
            switch (each.side()) {
                case BOTH -> written(" ", each.text());
                case OLD -> styled(Style.REMOVED, "-", each.text());
                case NEW -> styled(Style.ADDED, "+", each.text());
            }
        }
        return new int[] {oldLine + old, newLine + fresh};
    }

    /** How many lines there are that not only one side has. */
    private static int count(List<LineDiff.Line> lines, LineDiff.Side without) {
        return (int) lines.stream().filter(line -> line.side() != without).count();
    }

    private static int nextChange(List<LineDiff.Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).side() == LineDiff.Side.BOTH) {
            at++;
        }
        return at;
    }

    /** Where the lines end that stand near a change and those after it. */
    private static int end(List<LineDiff.Line> lines, int change) {
        int end = change + 1;
        int next = nextChange(lines, end);
        while (next < lines.size() && next - end <= 2 * CONTEXT) {
            end = next + 1;
            next = nextChange(lines, end);
        }
        return Math.min(lines.size(), end + CONTEXT);
    }

    /** The lines with what ends them. */
    private static List<String> lines(String text) {
        String masked = Secrets.masked(text);
        return masked.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(masked.split("(?<=\n)")));
    }

    private void styled(Style style, String sign, String written) {
        int start = text.length();
        written(sign, written);
        if (colors) {
            String line = text.substring(start, text.length() - 1);
            text.setLength(start);
            text.append(style.of(line)).append('\n');
        }
    }

    private void written(String sign, String written) {
        boolean ended = written.endsWith("\n");
        String line = ended ? written.substring(0, written.length() - 1) : written;
        String end = line.endsWith("\r") ? "\r" : "";
        text.append(sign)
                .append(shown(line.substring(0, line.length() - end.length())))
                .append(end)
                .append('\n');
        if (!ended) {
            text.append("\\ No newline at end of file\n");
        }
    }

    /** A line as it is, unless it could drive a terminal or a build server. */
    private static String shown(String line) {
        boolean plain =
                line.chars().allMatch(unit -> unit == '\t' || unit >= ' ' && unit < 0x7f && unit != '#' && unit != ':');
        return plain
                ? line
                : String.join(
                        "\t",
                        Arrays.stream(line.split("\t", -1))
                                .map(TerminalText::escaped)
                                .toList());
    }

    private void line(Style style, String line) {
        text.append(colors ? style.of(line) : line).append('\n');
    }
}
