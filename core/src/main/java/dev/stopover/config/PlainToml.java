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

    private final TomlScanner text;
    private int depth;

    private PlainToml(String text) {
        this.text = new TomlScanner(text);
    }

    /** The table that a text is, or nothing if it is not plain. */
    static Optional<TomlValue> parse(String text) {
        try {
            return Optional.of(new TomlValue(new PlainToml(text).document(), new Position(1, 1)));
        } catch (TomlScanner.NotPlain e) {
            return Optional.empty();
        }
    }

    private Map<String, TomlValue> document() throws TomlScanner.NotPlain {
        Map<String, TomlValue> root = new LinkedHashMap<>();
        Map<String, TomlValue> current = root;
        Map<String, Set<List<String>>> defined = new HashMap<>();
        while (text.blankLines()) {
            Position position = text.position();
            if (text.at("[[")) {
                text.skip(2);
                List<String> key = text.key();
                current = element(root, key, position);
                // What lies below an array of tables may be said once for each of them.
                defined.remove(key.get(0));
                text.expect(']');
                text.expect(']');
            } else if (text.peek() == '[') {
                text.skip(1);
                List<String> key = text.key();
                if (!defined.computeIfAbsent(key.get(0), first -> new HashSet<>())
                        .add(key)) {
                    throw new TomlScanner.NotPlain();
                }
                current = open(root, key, position);
                text.expect(']');
            } else {
                pair(current);
            }
            text.endOfLine();
        }
        return root;
    }

    private void pair(Map<String, TomlValue> table) throws TomlScanner.NotPlain {
        Position position = text.position();
        List<String> key = text.key();
        text.expect('=');
        text.blanks();
        int last = key.size() - 1;
        Map<String, TomlValue> inner = table;
        for (String part : key.subList(0, last)) {
            inner = dotted(inner, part, table, position);
        }
        if (inner.putIfAbsent(key.get(last), new TomlValue(value(), position)) != null) {
            throw new TomlScanner.NotPlain();
        }
    }

    /** The table that a part of a dotted key makes, or that another dotted key below the same header has made. */
    private static Map<String, TomlValue> dotted(
            Map<String, TomlValue> outer, String part, Map<String, TomlValue> header, Position position)
            throws TomlScanner.NotPlain {
        TomlValue before = outer.get(part);
        if (before == null) {
            DottedTable made = new DottedTable(header);
            outer.put(part, new TomlValue(made, position));
            return made;
        }
        if (before.isTable() && before.table() instanceof DottedTable table && table.header == header) {
            return table;
        }
        throw new TomlScanner.NotPlain();
    }

    private Object value() throws TomlScanner.NotPlain {
        if (text.atEnd() || ++depth > DEEPEST) {
            throw new TomlScanner.NotPlain();
        }
        Object value = switch (text.peek()) {
            case '"', '\'' -> text.string(text.peek());
            case '[' -> array();
            case '{' -> inlineTable();
            default -> text.word();
        };
        depth--;
        return value;
    }

    private List<TomlValue> array() throws TomlScanner.NotPlain {
        text.skip(1);
        List<TomlValue> elements = new ArrayList<>();
        while (true) {
            if (!text.blankLines()) {
                throw new TomlScanner.NotPlain();
            }
            if (text.peek() == ']') {
                text.skip(1);
                return List.copyOf(elements);
            }
            Position position = text.position();
            elements.add(new TomlValue(value(), position));
            if (!text.blankLines() || text.peek() != ',' && text.peek() != ']') {
                throw new TomlScanner.NotPlain();
            }
            if (text.peek() == ',') {
                text.skip(1);
            }
        }
    }

    private Map<String, TomlValue> inlineTable() throws TomlScanner.NotPlain {
        text.skip(1);
        Map<String, TomlValue> table = new LinkedHashMap<>();
        text.blanks();
        if (!text.atEnd() && text.peek() == '}') {
            text.skip(1);
            return Collections.unmodifiableMap(table);
        }
        while (true) {
            text.blanks();
            pair(table);
            text.blanks();
            if (!text.atEnd() && text.peek() == '}') {
                text.skip(1);
                return Collections.unmodifiableMap(table);
            }
            text.expect(',');
        }
    }

    /** The table of a header, which may lie in the last table of an array of tables. */
    private Map<String, TomlValue> open(Map<String, TomlValue> root, List<String> key, Position position)
            throws TomlScanner.NotPlain {
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
                throw new TomlScanner.NotPlain();
            }
        }
        if (!last.isTable()) {
            throw new TomlScanner.NotPlain();
        }
        return table;
    }

    private Map<String, TomlValue> element(Map<String, TomlValue> root, List<String> key, Position position)
            throws TomlScanner.NotPlain {
        if (key.size() != 1) {
            throw new TomlScanner.NotPlain();
        }
        Map<String, TomlValue> table = new LinkedHashMap<>();
        TomlValue before = root.putIfAbsent(key.get(0), new TomlValue(new TableArray(), position));
        if (before != null && !(before.value() instanceof TableArray)) {
            throw new TomlScanner.NotPlain();
        }
        if (root.get(key.get(0)).value() instanceof TableArray tables) {
            tables.add(new TomlValue(table, position));
        }
        return table;
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
}
