package dev.stopover.report;

/** Text in Markdown as GitHub and GitLab read it, where names of files and tables may say what they like. */
public final class Markdown {

    private static final String MEANS_SOMETHING = "\\`*_[]~";

    private Markdown() {}

    /** Text on one line that stays what it is: no markup, no link, no mention of a person or an issue. */
    public static String text(String text) {
        String line = TerminalText.escaped(text);
        var shown = new StringBuilder(line.length() + 16);
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '@' || c == '#' || c == '<' || c == '&') {
                shown.append("&#").append((int) c).append(';');
            } else {
                shown.append(MEANS_SOMETHING.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return shown.toString();
    }

    /** Text on one line as code, within a table too once its bars are escaped. */
    public static String code(String text) {
        String line = TerminalText.escaped(text).replace('`', '\'');
        return line.isEmpty() ? "" : "`" + line + "`";
    }
}
