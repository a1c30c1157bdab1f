package dev.stopover.project.liquibase;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayDeque;
import java.util.Deque;

/** Mappings and lists of YAML that are written in braces and brackets. */
final class YamlFlow {

    private static final int DEEPEST = 64;

    private final String text;
    private final Deque<Node> open = new ArrayDeque<>();
    private int at;
    private TextRange key = TextRange.at(0);
    private boolean named;

    YamlFlow(String text, Node node) {
        this.text = text;
        open.push(node);
    }

    /** Reads what begins with a brace or bracket into the node, and says where the line goes on that follows. */
    int read(int start) throws ChangelogException {
        at = start;
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    throw new ChangelogException("YAML", TextRange.at(at));
                }
                begin();
            } else if (c == '}' || c == ']') {
                depth--;
                at++;
                open.pop().endAt(at);
            } else if (c == ',' || Character.isWhitespace(c)) {
                at++;
            } else {
                scalar(c);
            }
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            throw new ChangelogException("YAML", TextRange.at(start));
        }
        return Math.min(YamlScalars.lineEnd(text, at) + 1, text.length());
    }

    private void begin() {
        Node around = open.element();
        if (named && !ChangelogYaml.HOLDERS.contains(key.of(text))) {
            Node node = new Node(key.of(text), key);
            around.children().add(node);
            open.push(node);
        } else {
            open.push(around);
        }
        named = false;
        at++;
    }

    private void scalar(char first) {
        int start = at;
        Excerpt value;
        if (first == '"' || first == '\'') {
            YamlScalars.Read quoted = YamlScalars.quoted(text, at);
            value = quoted.value();
            at = quoted.next();
        } else {
            while (at < text.length() && !ends(at)) {
                at++;
            }
            value = Excerpt.of(text, YamlScalars.unquoted(text, start, at));
        }
        int colon = at;
        while (colon < text.length() && text.charAt(colon) == ' ') {
            colon++;
        }
        if (!named && colon < text.length() && text.charAt(colon) == ':') {
            key = YamlScalars.unquoted(text, start, at);
            named = true;
            at = colon + 1;
        } else {
            if (named) {
                open.element().put(key.of(text), value);
            }
            named = false;
            at = Math.max(at, start + 1);
        }
    }

    private boolean ends(int offset) {
        char c = text.charAt(offset);
        return c == ','
                || c == '}'
                || c == ']'
                || c == '{'
                || c == '\n'
                || c == ':' && (offset + 1 == text.length() || Character.isWhitespace(text.charAt(offset + 1)));
    }
}
