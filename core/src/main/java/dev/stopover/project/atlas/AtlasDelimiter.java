package dev.stopover.project.atlas;

import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Atlas cuts a file whose first line names a delimiter of its own: at each one that stands outside of
 * parentheses, quotes, dollar quotes and comments.
 */
final class AtlasDelimiter {

    private static final Pattern DIRECTIVE = Pattern.compile("^-- atlas:delimiter +([ -~]+)");

    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$");

    private final Excerpt whole;
    private final String text;
    private final String delimiter;
    private final Excerpt.Builder cut = Excerpt.builder();
    private int at;
    private int written;
    private int depth;
    private boolean some;

    private AtlasDelimiter(Excerpt whole, String delimiter, int start) {
        this.whole = whole;
        this.text = whole.text();
        this.delimiter = delimiter;
        this.at = start;
    }

    /** A file's text with a semicolon for each delimiter. */
    static Excerpt applied(SourceFile file) {
        Excerpt whole = Excerpt.of(file);
        Matcher directive = DIRECTIVE.matcher(file.text());
        int line = file.text().indexOf('\n');
        if (!directive.find() || line < 0) {
            return whole;
        }
        String delimiter =
                directive.group(1).replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        return delimiter.equals(";") ? whole : new AtlasDelimiter(whole, delimiter, line + 1).cut();
    }

    private Excerpt cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!some && Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                depth = Math.max(0, depth + (c == '(' ? 1 : -1));
                step(at + 1);
            } else if (c == '\'' || c == '"' || c == '`') {
                step(after(String.valueOf(c), at + 1));
            } else if (depth == 0 && text.startsWith(delimiter, at)) {
                end();
            } else if (text.startsWith("--", at)) {
                at = after("\n", at + 2);
            } else if (text.startsWith("/*", at)) {
                at = after("*/", at + 2);
            } else {
                step(c == '$' ? afterDollarQuote() : at + 1);
            }
        }
        return cut.append(whole, written, text.length()).build();
    }

    private void step(int next) {
        at = next;
        some = true;
    }

    private void end() {
        int end = at + delimiter.length();
        cut.append(whole, written, at);
        if (some) {
            cut.append(";", whole.range(at, end));
        }
        // What is taken out may have kept a comment from running into the next line.
        cut.append("\n", whole.range(end - 1, end));
        at = end;
        written = end;
        some = false;
    }

    private int afterDollarQuote() {
        Matcher tag = DOLLAR.matcher(text).region(at, text.length());
        return tag.lookingAt() ? after(tag.group(), tag.end()) : at + 1;
    }

    private int after(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end + mark.length();
    }
}
