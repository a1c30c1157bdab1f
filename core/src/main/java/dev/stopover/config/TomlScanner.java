package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.ArrayList;
import java.util.List;

/** A place in a text of TOML: blanks, comments, keys and the values of one word; it gives up on what is not plain. */
final class TomlScanner {

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    TomlScanner(String text) {
        this.text = text;
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return at >= text.length();
    }

    /** Whether this stands here. */
    boolean at(String expected) {
        return text.startsWith(expected, at);
    }

    /** Takes so many characters. */
    void skip(int count) {
        at += count;
    }

    /** Goes to the next thing that is neither blank nor comment. */
    boolean blankLines() throws NotPlain {
        while (at < text.length()) {
            blanks();
            if (at < text.length() && peek() == '#') {
                comment();
            }
            if (at < text.length() && !newline()) {
                return true;
            }
        }
        return false;
    }

    void endOfLine() throws NotPlain {
        blanks();
        if (at < text.length() && peek() == '#') {
            comment();
        }
        if (at < text.length() && !newline()) {
            throw new NotPlain();
        }
    }

    boolean newline() {
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else if (peek() == '\n') {
            at++;
        } else {
            return false;
        }
        line++;
        lineStart = at;
        return true;
    }

    void blanks() {
        while (at < text.length() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    void comment() throws NotPlain {
        while (at < text.length() && peek() != '\n' && !text.startsWith("\r\n", at)) {
            if (isControl(peek())) {
                throw new NotPlain();
            }
            at++;
        }
    }

    List<String> key() throws NotPlain {
        List<String> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty()) {
                at++;
            }
            blanks();
            int start = at;
            while (at < text.length() && isBare(peek())) {
                at++;
            }
            if (at == start) {
                throw new NotPlain();
            }
            parts.add(text.substring(start, at));
            blanks();
        } while (at < text.length() && peek() == '.');
        return parts;
    }

    String string(char quote) throws NotPlain {
        int start = ++at;
        while (at < text.length() && peek() != quote) {
            if (isControl(peek()) || peek() == '\n' || quote == '"' && peek() == '\\') {
                throw new NotPlain();
            }
            at++;
        }
        if (at >= text.length() || at == start && at + 1 < text.length() && text.charAt(at + 1) == quote) {
            throw new NotPlain();
        }
        return text.substring(start, at++);
    }

    Object word() throws NotPlain {
        int start = at;
        while (at < text.length() && (isBare(peek()) || peek() == '+' || peek() == '.' || peek() == ':')) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (word.length() > 18 || !word.matches("-?(?:0|[1-9][0-9]*)")) {
            throw new NotPlain();
        }
        return Long.valueOf(word);
    }

    void expect(char c) throws NotPlain {
        blanks();
        if (at >= text.length() || peek() != c) {
            throw new NotPlain();
        }
        at++;
    }

    char peek() {
        return text.charAt(at);
    }

    Position position() {
        return new Position(line, at - lineStart + 1);
    }

    static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' || c == 127;
    }

    /** The text is more than plain, or wrong. */
    static final class NotPlain extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }
}
