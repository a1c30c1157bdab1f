package dev.stopover.web.standin.classes.javax.xml.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads XML 1.0 with namespaces piece by piece, and refuses what is not well formed. Of a document type it knows only
 * where it ends, so that no entities are known but the five that each text knows.
 */
public final class XMLStreamReader extends Scanner {

    private static final int START_ELEMENT = 1;
    private static final int END_ELEMENT = 2;
    private static final int PROCESSING_INSTRUCTION = 3;
    private static final int CHARACTERS = 4;
    private static final int COMMENT = 5;
    private static final int START_DOCUMENT = 7;
    private static final int END_DOCUMENT = 8;
    private static final int DTD = 11;
    private static final int CDATA = 12;

    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Set<String>> prefixes = new ArrayDeque<>();
    private int event = START_DOCUMENT;
    private boolean rooted;
    private boolean closesItself;
    private String name = "";
    private String characters = "";

    /** A reader of a text. */
    public XMLStreamReader(String text) throws XMLStreamException {
        super(text);
        prefixes.push(new HashSet<>(Set.of("xml", "xmlns", "")));
        if (text.startsWith("<?xml") && text.length() > 5 && Character.isWhitespace(text.charAt(5))) {
            at = 5;
            declaration();
        }
    }

    /** The version, then the encoding and whether it stands alone, where it says so. */
    private void declaration() throws XMLStreamException {
        boolean versioned = false;
        while (true) {
            int before = at;
            skipBlanks();
            if (text.startsWith("?>", at)) {
                demand(versioned);
                at += 2;
                return;
            }
            demand(at > before);
            int start = at;
            for (String known : versioned ? List.of("encoding", "standalone") : List.of("version")) {
                at += at == start && text.startsWith(known, start) ? known.length() : 0;
            }
            demand(at > start);
            skipBlanks();
            demand(at < text.length() && text.charAt(at) == '=');
            at++;
            skipBlanks();
            int value = at;
            value();
            demand(versioned || text.substring(value + 1, at - 1).equals("1.0"));
            versioned = true;
        }
    }

    /** Whether there is another piece. */
    public boolean hasNext() {
        return event != END_DOCUMENT;
    }

    /** The name of the element that begins or ends, without its prefix. */
    public String getLocalName() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The characters of this piece. */
    public String getText() {
        return characters;
    }

    /** Goes on to the next piece and says what it is. */
    public int next() throws XMLStreamException {
        event = read();
        return event;
    }

    private int read() throws XMLStreamException {
        if (closesItself) {
            closesItself = false;
            return close();
        }
        if (open.isEmpty()) {
            skipBlanks();
            if (at == text.length()) {
                demand(rooted);
                return END_DOCUMENT;
            }
            demand(text.charAt(at) == '<');
        }
        demand(at < text.length());
        if (text.charAt(at) != '<') {
            return characters();
        }
        if (text.startsWith("<!--", at)) {
            int dashes = text.indexOf("--", at + 4);
            at = dashes < 0 ? text.length() : dashes + 2;
            demand(dashes >= 0 && text.startsWith(">", at));
            at++;
            return COMMENT;
        }
        if (text.startsWith("<![CDATA[", at)) {
            demand(!open.isEmpty());
            int start = at + 9;
            at = after("]]>", start);
            characters = lines(text.substring(start, at - 3));
            return CDATA;
        }
        if (text.startsWith("<?", at)) {
            at += 2;
            demand(!target().equalsIgnoreCase("xml"));
            int end = at;
            skipBlanks();
            demand(at > end || text.startsWith("?>", at));
            at = after("?>", at);
            return PROCESSING_INSTRUCTION;
        }
        if (text.startsWith("<!DOCTYPE", at)) {
            demand(!rooted);
            skipType();
            return DTD;
        }
        if (text.startsWith("</", at)) {
            at += 2;
            demand(!open.isEmpty() && text.startsWith(open.element(), at));
            at += open.element().length();
            skipBlanks();
            demand(at < text.length() && text.charAt(at) == '>');
            at++;
            return close();
        }
        return start();
    }

    private int start() throws XMLStreamException {
        demand(!open.isEmpty() || !rooted);
        at++;
        String element = name();
        Set<String> attributes = new HashSet<>();
        Set<String> known = new HashSet<>(prefixes.element());
        while (true) {
            int before = at;
            skipBlanks();
            demand(at < text.length());
            if (text.charAt(at) == '>' || text.startsWith("/>", at)) {
                break;
            }
            demand(at > before);
            String attribute = name();
            skipBlanks();
            demand(at < text.length() && text.charAt(at) == '=');
            at++;
            skipBlanks();
            value();
            demand(attributes.add(attribute));
            if (attribute.startsWith("xmlns:")) {
                known.add(attribute.substring(6));
            }
        }
        closesItself = text.charAt(at) == '/';
        at += closesItself ? 2 : 1;
        demand(known.contains(prefix(element)));
        for (String attribute : attributes) {
            demand(known.contains(prefix(attribute)));
        }
        open.push(element);
        prefixes.push(known);
        rooted = true;
        name = element;
        return START_ELEMENT;
    }

    private int close() {
        name = open.pop();
        prefixes.pop();
        return END_ELEMENT;
    }

    private int characters() throws XMLStreamException {
        StringBuilder read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '<') {
            char c = text.charAt(at);
            demand(!text.startsWith("]]>", at));
            if (c == '&') {
                read.append(reference());
            } else {
                demand(isCharacter(text.codePointAt(at)));
                read.append(c);
                at++;
                if (Character.isHighSurrogate(c)) {
                    read.append(text.charAt(at++));
                }
            }
        }
        characters = lines(read.toString());
        return CHARACTERS;
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(name.indexOf(':'), 0));
    }

    /** A document type ends at a closing bracket outside its quotes and its own brackets. */
    private void skipType() throws XMLStreamException {
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = after(String.valueOf(c), at + 1) - 1;
            } else if (c == '[' || c == '<') {
                depth++;
            } else if (c == ']' || c == '>') {
                depth--;
            }
            if (depth == 0) {
                at++;
                return;
            }
        }
        demand(false);
    }

    private static String lines(String read) {
        return read.indexOf('\r') < 0 ? read : read.replace("\r\n", "\n").replace('\r', '\n');
    }
}
