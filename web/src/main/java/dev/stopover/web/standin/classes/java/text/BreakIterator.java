package dev.stopover.web.standin.classes.java.text;

/** Where a line of ASCII may end, as the JDK's rules have it. */
public final class BreakIterator {

    /** There is no other place. */
    public static final int DONE = -1;

    private static final String ENDS = "!\"%),.:;?]}";
    private static final String BEGINS = "#&(*+-/<=>@[\\^_`{|~";
    private static final String KEEPS = "$'([{";

    private String text = "";
    private int at;

    private BreakIterator() {}

    /** What tells where lines may end. */
    public static BreakIterator getLineInstance() {
        return new BreakIterator();
    }

    /** Takes a text. */
    public void setText(String newText) {
        text = newText;
        at = 0;
    }

    /** The beginning. */
    public int first() {
        at = 0;
        return at;
    }

    /** The next place. */
    public int next() {
        if (at >= text.length()) {
            return DONE;
        }
        at++;
        while (at < text.length() && !mayEnd()) {
            at++;
        }
        return at;
    }

    private boolean mayEnd() {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (Character.isWhitespace(before) || Character.isWhitespace(after)) {
            return !Character.isWhitespace(after);
        }
        if (before == '-') {
            return "$'-".indexOf(after) < 0;
        }
        if (before == '"' && (at < 2 || isBeginning(text.charAt(at - 2)))) {
            return false;
        }
        if (ENDS.indexOf(before) >= 0) {
            return Character.isLetterOrDigit(after) || BEGINS.indexOf(after) >= 0;
        }
        if (text.startsWith("()", at)) {
            return false;
        }
        return KEEPS.indexOf(before) < 0 && "([{".indexOf(after) >= 0;
    }

    /** Whether a quotation mark behind it is an opening one. */
    private static boolean isBeginning(char before) {
        return Character.isWhitespace(before) || before == '-' || KEEPS.indexOf(before) >= 0;
    }
}
