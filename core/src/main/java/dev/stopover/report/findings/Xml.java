package dev.stopover.report.findings;

import dev.stopover.report.TerminalText;

/** Text in XML 1.0, which has no place for most control characters: they are written out. */
final class Xml {

    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private Xml() {}

    /** A name and a value on one line, with a blank before them. */
    static String attribute(String name, Object value) {
        return " " + name + "=\"" + line(value.toString()) + "\"";
    }

    /** The same where line ends stay line ends. */
    static String lines(String name, String value) {
        return " " + name + "=\"" + text(value).replace("\n", "&#10;") + "\"";
    }

    /** Text of an element. */
    static String text(String text) {
        var lines = new StringBuilder();
        for (String line : text.split("\r?\n", -1)) {
            lines.append(lines.isEmpty() ? "" : "\n").append(line(line));
        }
        return lines.toString();
    }

    /** Text of an element on one line. */
    static String line(String line) {
        return TerminalText.escaped(line)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
