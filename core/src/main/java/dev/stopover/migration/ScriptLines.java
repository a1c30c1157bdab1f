package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/** Goes through the lines of a script as Go's scanner does: they end before {@code \n} and before {@code \r\n}. */
final class ScriptLines {

    private final Excerpt script;
    private final String text;
    private int start;
    private int end;
    private int next;

    ScriptLines(Excerpt script) {
        this.script = script;
        this.text = script.text();
        this.next = script.start();
    }

    /** Goes on to the next line, if there is one. */
    boolean advance() {
        if (next >= script.end()) {
            return false;
        }
        start = next;
        int newline = text.indexOf('\n', start);
        boolean last = newline < 0 || newline >= script.end();
        end = last ? script.end() : newline;
        next = last ? end : end + 1;
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return true;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Where its first character stands that is no blank; its end if there is none. */
    int first() {
        int at = start;
        while (at < end && PieceList.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether it begins, after any blanks, with these characters. */
    boolean begins(String characters) {
        return has(characters, first());
    }

    /** Whether these characters stand at an offset. */
    boolean has(String characters, int at) {
        return at + characters.length() <= end && text.startsWith(characters, at);
    }

    /** Where these characters stand; -1 if nowhere. */
    int find(String characters, int from) {
        int found = text.indexOf(characters, from);
        return found >= 0 && found + characters.length() <= end ? found : -1;
    }

    /** Whether its last word before one that begins with two hyphens ends in a semicolon. */
    boolean endsWithSemicolon() {
        char last = 0;
        int at = first();
        while (at < end && !has("--", at)) {
            while (at < end && !PieceList.isSpace(text.charAt(at))) {
                last = text.charAt(at++);
            }
            while (at < end && PieceList.isSpace(text.charAt(at))) {
                at++;
            }
        }
        return last == ';';
    }
}
