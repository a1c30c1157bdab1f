package dev.stopover.web.standin.classes.javax.xml.stream;

/** Goes through a text and takes from it what XML is made of. */
abstract class Scanner {

    /** The text. */
    final String text;

    /** Where it stands. */
    int at;

    Scanner(String text) {
        this.text = text;
    }

    void value() throws XMLStreamException {
        demand(at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\''));
        char quote = text.charAt(at++);
        while (at < text.length() && text.charAt(at) != quote) {
            demand(text.charAt(at) != '<');
            if (text.charAt(at) == '&') {
                reference();
            } else {
                demand(isCharacter(text.codePointAt(at)));
                at += Character.charCount(text.codePointAt(at));
            }
        }
        demand(at < text.length());
        at++;
    }

    String reference() throws XMLStreamException {
        int start = at + 1;
        at = start;
        while (at < text.length() && (text.charAt(at) == '#' || isOfName(text.charAt(at), false))) {
            at++;
        }
        demand(at > start && at < text.length() && text.charAt(at) == ';');
        String entity = text.substring(start, at);
        at++;
        return switch (entity) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> new String(Character.toChars(number(entity)));
        };
    }

    int number(String entity) throws XMLStreamException {
        demand(entity.matches("#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}"));
        boolean isHex = entity.charAt(1) == 'x';
        int number = Integer.parseInt(entity.substring(isHex ? 2 : 1), isHex ? 16 : 10);
        demand(isCharacter(number));
        return number;
    }

    /** A name with at most one prefix. */
    String name() throws XMLStreamException {
        String read = target();
        int colon = read.indexOf(':');
        demand(colon != 0 && colon != read.length() - 1 && colon == read.lastIndexOf(':'));
        return read;
    }

    /** A name that may hold colons anywhere. */
    String target() throws XMLStreamException {
        int start = at;
        while (at < text.length() && isOfName(text.charAt(at), at == start)) {
            at++;
        }
        demand(at > start);
        return text.substring(start, at);
    }

    static boolean isOfName(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || Character.isSurrogate(c)
                || c == ':'
                || !first && (Character.isDigit(c) || c == '-' || c == '.' || c == '\u00B7');
    }

    void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    int after(String end, int from) throws XMLStreamException {
        int found = text.indexOf(end, from);
        if (found < 0) {
            at = text.length();
            throw new XMLStreamException(at);
        }
        return found + end.length();
    }

    static boolean isCharacter(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF
                || c == '\t'
                || c == '\n'
                || c == '\r';
    }

    void demand(boolean holds) throws XMLStreamException {
        if (!holds) {
            throw new XMLStreamException(at);
        }
    }
}
