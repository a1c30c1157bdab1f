package dev.stopover.project.liquibase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a changelog in JSON. */
final class ChangelogJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final Deque<Node> open = new ArrayDeque<>();
    private final Deque<Boolean> own = new ArrayDeque<>();
    private TextRange name = TextRange.at(0);

    private ChangelogJson(String text) {
        this.text = text;
    }

    /** Reads all of it below a root; what stands before a fault is read even so. */
    static void read(SourceFile file, Node root) throws ChangelogException {
        var json = new ChangelogJson(file.text());
        json.open.push(root);
        try (JsonParser parser = JSON.createParser(file.text())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                json.token(token, parser);
            }
        } catch (JsonProcessingException e) {
            throw new ChangelogException("JSON", TextRange.at(json.offset(e.getLocation())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int offset(JsonLocation location) {
        return location == null ? 0 : (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
    }

    private void token(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case FIELD_NAME -> {
                int start = offset(parser.currentTokenLocation()) + 1;
                name = new TextRange(
                        start, Math.min(start + parser.currentName().length(), text.length()));
            }
            case START_OBJECT, START_ARRAY -> {
                String field = parser.getParsingContext().getParent().getCurrentName();
                boolean part = field != null && !ChangelogYaml.HOLDERS.contains(field);
                if (part) {
                    Node node = new Node(field, name);
                    open.element().children().add(node);
                    open.push(node);
                }
                own.push(part);
            }
            case END_OBJECT, END_ARRAY -> {
                if (own.pop()) {
                    open.pop().endAt(offset(parser.currentTokenLocation()) + 1);
                }
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                if (parser.currentName() != null) {
                    open.element().put(parser.currentName(), value(token, parser));
                }
            }
            default -> {}
        }
    }

    /** A value, each character at its own place where it is written without escapes. */
    private Excerpt value(JsonToken token, JsonParser parser) throws IOException {
        int start = offset(parser.currentTokenLocation()) + (token == JsonToken.VALUE_STRING ? 1 : 0);
        String meant = parser.getText();
        if (text.startsWith(meant, start)) {
            return Excerpt.of(text, new TextRange(start, start + meant.length()));
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        TextRange place = new TextRange(start, Math.min(end, text.length()));
        return EscapedText.undone(meant, text, place);
    }
}
