package dev.stopover.config;

import dev.stopover.source.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the TOML that configuration files are nearly always written in: tables and arrays of tables with bare and dotted
 * keys, strings without escapes on one line, whole numbers, booleans, arrays, and inline tables. It gives up on anything else
 * and on anything that is wrong, and never reads a text otherwise than TOML 1.0 does.
 */
final class PlainToml {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;

    private PlainToml(String text) {
        this.text = text;
    }

    /** The table that a text is, or nothing if it is not plain. */
    static Optional<TomlValue> parse(String text) {
        try {
            return Optional.of(new TomlValue(new PlainToml(text).document(), new Position(1, 1)));
        } catch (NotPlain e) {
            return Optional.empty();
        }
    }

    private Map<String, TomlValue> document() throws NotPlain {
        Map<String, TomlValue> root = new LinkedHashMap<>();
        Map<String, TomlValue> current = root;
        Map<String, Set<List<String>>> defined = new HashMap<>();
        while (blankLines()) {
            Position position = position();
            if (text.startsWith("[[", at)) {
                at += 2;
                List<String> key = key();
                current = element(root, key, position);
                // What lies below an array of tables may be said once for each of them.
                defined.remove(key.get(0));
                expect(']');
                expect(']');
            } else if (peek() == '[') {
                at++;
                List<String> key = key();
                if (!defined.computeIfAbsent(key.get(0), first -> new HashSet<>())
                        .add(key)) {
                    throw new NotPlain();
                }
                current = open(root, key, position);
                expect(']');
            } else {
                pair(current);
            }
            endOfLine();
        }
        return root;
    }

    /** Goes to the next thing that is neither blank nor comment. */
    private boolean blankLines() throws NotPlain {
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

    private void endOfLine() throws NotPlain {
        blanks();
        if (at < text.length() && peek() == '#') {
            comment();
        }
        if (at < text.length() && !newline()) {
            throw new NotPlain();
        }
    }

    private boolean newline() {
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

    private void blanks() {
        while (at < text.length() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    private void comment() throws NotPlain {
        while (at < text.length() && peek() != '\n' && !text.startsWith("\r\n", at)) {
            if (isControl(peek())) {
                throw new NotPlain();
            }
            at++;
        }
    }

    private List<String> key() throws NotPlain {
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

    private void pair(Map<String, TomlValue> table) throws NotPlain {
        Position position = position();
        List<String> key = key();
        expect('=');
        blanks();
        int last = key.size() - 1;
        Map<String, TomlValue> inner = table;
        for (String part : key.subList(0, last)) {
            inner = dotted(inner, part, table, position);
        }
        if (inner.putIfAbsent(key.get(last), new TomlValue(value(), position)) != null) {
            throw new NotPlain();
        }
    }

    /** The table that a part of a dotted key makes, or that another dotted key below the same header has made. */
    private static Map<String, TomlValue> dotted(
            Map<String, TomlValue> outer, String part, Map<String, TomlValue> header, Position position)
            throws NotPlain {
        TomlValue before = outer.get(part);
        if (before == null) {
            DottedTable made = new DottedTable(header);
            outer.put(part, new TomlValue(made, position));
            return made;
        }
        if (before.isTable() && before.table() instanceof DottedTable table && table.header == header) {
            return table;
        }
        throw new NotPlain();
    }

    private Object value() throws NotPlain {
        if (at >= text.length() || ++depth > DEEPEST) {
            throw new NotPlain();
        }
        Object value = switch (peek()) {
            case '"', '\'' -> string(peek());
            case '[' -> array();
            case '{' -> inlineTable();
            default -> word();
        };
        depth--;
        return value;
    }

    private String string(char quote) throws NotPlain {
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

    private List<TomlValue> array() throws NotPlain {
        at++;
        List<TomlValue> elements = new ArrayList<>();
        while (true) {
            if (!blankLines()) {
                throw new NotPlain();
            }
            if (peek() == ']') {
                at++;
                return List.copyOf(elements);
            }
            Position position = position();
            elements.add(new TomlValue(value(), position));
            if (!blankLines() || peek() != ',' && peek() != ']') {
                throw new NotPlain();
            }
            if (peek() == ',') {
                at++;
            }
        }
    }

    private Map<String, TomlValue> inlineTable() throws NotPlain {
        at++;
        Map<String, TomlValue> table = new LinkedHashMap<>();
        blanks();
        if (at < text.length() && peek() == '}') {
            at++;
            return Collections.unmodifiableMap(table);
        }
        while (true) {
            blanks();
            pair(table);
            blanks();
            if (at < text.length() && peek() == '}') {
                at++;
                return Collections.unmodifiableMap(table);
            }
            expect(',');
        }
    }

    private Object word() throws NotPlain {
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

    /** The table of a header, which may lie in the last table of an array of tables. */
    private Map<String, TomlValue> open(Map<String, TomlValue> root, List<String> key, Position position)
            throws NotPlain {
        Map<String, TomlValue> table = root;
        TomlValue last = new TomlValue(root, position);
        for (String part : key) {
            TomlValue value =
                    table.computeIfAbsent(part, p -> new TomlValue(new LinkedHashMap<String, TomlValue>(), position));
            List<TomlValue> tables = value.array().orElse(List.of(value));
            table = tables.isEmpty() ? Map.of() : tables.get(tables.size() - 1).table();
            last = value;
            if (table.getClass() != LinkedHashMap.class) {
                // A value, an inline table or one of dotted keys, which nothing may be added to.
                throw new NotPlain();
            }
        }
        if (!last.isTable()) {
            throw new NotPlain();
        }
        return table;
    }

    private Map<String, TomlValue> element(Map<String, TomlValue> root, List<String> key, Position position)
            throws NotPlain {
        if (key.size() != 1) {
            throw new NotPlain();
        }
        Map<String, TomlValue> table = new LinkedHashMap<>();
        TomlValue before = root.putIfAbsent(key.get(0), new TomlValue(new TableArray(), position));
        if (before != null && !(before.value() instanceof TableArray)) {
            throw new NotPlain();
        }
        if (root.get(key.get(0)).value() instanceof TableArray tables) {
            tables.add(new TomlValue(table, position));
        }
        return table;
    }

    private void expect(char c) throws NotPlain {
        blanks();
        if (at >= text.length() || peek() != c) {
            throw new NotPlain();
        }
        at++;
    }

    private char peek() {
        return text.charAt(at);
    }

    private Position position() {
        return new Position(line, at - lineStart + 1);
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' || c == 127;
    }

    /** The tables of headers in double brackets, which more may be added to. */
    private static final class TableArray extends ArrayList<TomlValue> {

        private static final long serialVersionUID = 1L;
    }

    /** A table that dotted keys make: only those below the same header may add to it. */
    private static final class DottedTable extends LinkedHashMap<String, TomlValue> {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, TomlValue> header;

        DottedTable(Map<String, TomlValue> header) {
            this.header = header;
        }
    }

    /** The text is more than plain, or wrong. */
    private static final class NotPlain extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }
}
