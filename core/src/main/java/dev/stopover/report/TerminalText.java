package dev.stopover.report;

/**
 * Text as a terminal may show it. Nothing in it can drive a terminal or the log of a build server: control and format
 * characters are written out, and so is what GitHub and Azure take for a command wherever it stands in a line.
 */
public final class TerminalText {

    private static final String TAB = "    ";

    private TerminalText() {}

    /** A text on one line, which may be the front of a line: GitHub takes {@code ::error::} there for a command. */
    public static String escaped(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (text.startsWith("::", start)) {
            return escaped(text, 0, start) + "\\u{3a}" + escaped(text, start + 1, text.length());
        }
        return escaped(text, 0, text.length());
    }

    /** A part of a text on one line, behind a margin. */
    public static String escaped(String text, int from, int to) {
        int plain = from;
        while (plain < to && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == to) {
            return text.substring(from, to);
        }
        var shown = new StringBuilder(to - from + 16).append(text, from, plain);
        for (int at = plain; at < to; ) {
            int point = text.codePointAt(at);
            int next = Math.min(to, at + Character.charCount(point));
            if (point == '\t') {
                shown.append(TAB);
            } else if (isUnsafe(point) || startsCommand(text, at)) {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                shown.append(text, at, next);
            }
            at = next;
        }
        return shown.toString();
    }

    /** How many columns of a terminal an escaped text takes. */
    public static int width(String escaped) {
        int width = 0;
        for (int at = 0; at < escaped.length(); ) {
            int point = escaped.codePointAt(at);
            width += width(point);
            at += Character.charCount(point);
        }
        return width;
    }

    /** A number and what it counts, a noun that takes an s: "1 file", "2 files". */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static boolean isPlain(char unit) {
        return unit >= ' ' && unit < 0x7f && unit != '#';
    }

    /** Whether a character drives a terminal, ends a line or hides text. */
    public static boolean isUnsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** {@code ##[group]} and {@code ##vso[task]} are commands in any place. */
    private static boolean startsCommand(String text, int at) {
        return text.startsWith("##[", at) || text.startsWith("##vso[", at);
    }

    /** Ranges of Unicode's East Asian Width W and F, in blocks; marks that combine take no column. */
    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115f
                || point >= 0x2e80 && point <= 0x303e
                || point >= 0x3041 && point <= 0xa4cf
                || point >= 0xa960 && point <= 0xa97f
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1f64f
                || point >= 0x1f680 && point <= 0x1f6ff
                || point >= 0x1f900 && point <= 0x1f9ff
                || point >= 0x20000 && point <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
