package dev.stopover.project.liquibase;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads a changelog in YAML, as far as changelogs use it: mappings and lists by indentation or in braces, plain, quoted
 * and block scalars. Anchors, tags and documents after the first are not known.
 */
final class ChangelogYaml {

    /** Keys that only hold parts together. */
    static final Set<String> HOLDERS = Set.of("databaseChangeLog", "changes", "columns");

    /** A key whose value stands below it, indented further. */
    private record Level(int column, Node node, boolean own) {}

    private final String text;
    private final Deque<Level> open = new ArrayDeque<>();
    private int next;

    private ChangelogYaml(String text) {
        this.text = text;
    }

    /** Reads all of it below a root; what stands before a fault is read even so. */
    static void read(SourceFile file, Node root) throws ChangelogException {
        var yaml = new ChangelogYaml(file.text());
        yaml.open.push(new Level(-1, root, true));
        while (yaml.next < yaml.text.length()) {
            yaml.line();
        }
        yaml.close(0, file.text().length());
    }

    private void line() throws ChangelogException {
        int start = next;
        int end = YamlScalars.lineEnd(text, start);
        next = Math.min(end + 1, text.length());
        int at = blanks(start, end);
        if (at == end || text.charAt(at) == '#' || text.startsWith("---", at) && at == start) {
            return;
        }
        while (at + 1 < end && text.charAt(at) == '-' && text.charAt(at + 1) == ' ') {
            at = blanks(at + 1, end);
        }
        int column = at - start;
        close(column, start);
        if (text.charAt(at) == '{') {
            next = new YamlFlow(text, open.element().node()).read(at);
            return;
        }
        int colon = YamlScalars.colon(text, at, end);
        if (colon < 0) {
            // The continuation of a plain text, or what this reader does not know.
            return;
        }
        entry(at, colon, end, column);
    }

    private void entry(int start, int colon, int end, int column) throws ChangelogException {
        TextRange name = YamlScalars.unquoted(text, start, colon);
        String key = name.of(text);
        int at = blanks(colon + 1, end);
        Node parent = open.element().node();
        if (at == end || text.charAt(at) == '#') {
            if (HOLDERS.contains(key)) {
                open.push(new Level(column, parent, false));
            } else {
                Node node = new Node(key, name);
                parent.children().add(node);
                open.push(new Level(column, node, true));
            }
        } else if (text.charAt(at) == '{' || text.charAt(at) == '[') {
            Node node = parent;
            if (!HOLDERS.contains(key)) {
                node = new Node(key, name);
                parent.children().add(node);
            }
            next = new YamlFlow(text, node).read(at);
            node.endAt(next);
        } else {
            scalar(key, parent, at, end, column);
        }
    }

    private void scalar(String key, Node parent, int at, int end, int column) {
        char first = text.charAt(at);
        if (first == '|' || first == '>') {
            YamlScalars.Read block = YamlScalars.block(text, next, column);
            parent.put(key, block.value());
            next = block.next();
        } else if (first == '"' || first == '\'') {
            YamlScalars.Read quoted = YamlScalars.quoted(text, at);
            parent.put(key, quoted.value());
            next = Math.max(next, Math.min(YamlScalars.lineEnd(text, quoted.next()) + 1, text.length()));
        } else {
            YamlScalars.Read plain = YamlScalars.plain(text, at, end, column);
            parent.put(key, plain.value());
            next = Math.max(next, plain.next());
        }
    }

    private void close(int column, int offset) {
        while (open.element().column() >= column && open.size() > 1) {
            Level level = open.pop();
            if (level.own()) {
                level.node().endAt(offset);
            }
        }
    }

    private int blanks(int from, int end) {
        int at = from;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            at++;
        }
        return at;
    }
}
