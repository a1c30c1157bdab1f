package dev.stopover.project.liquibase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a changelog in JSON. */
final class ChangelogJson {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Set<String> NAMING = Set.of("include", "includeAll", "sqlFile");

    private static final String PROPERTY = "property";

    private final SourceFile file;
    private final List<Changelog.Entry> entries = new ArrayList<>();
    private final ChangelogProperties properties = new ChangelogProperties();
    private final Map<String, String> property = new HashMap<>();
    private final Deque<String> around = new ArrayDeque<>();
    private int unread;
    private String path = "";
    private boolean relative;
    private TextRange range = TextRange.at(0);

    private ChangelogJson(SourceFile file) {
        this.file = file;
    }

    /** What it names, in its order; a broken one is a problem and names what stands before its fault. */
    static Changelog read(SourceFile file, Surroundings surroundings) {
        var json = new ChangelogJson(file);
        try (JsonParser parser = JSON.createParser(file.text())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                json.token(token, parser);
            }
        } catch (JsonProcessingException e) {
            int at = (int) Math.max(
                    0, Math.min(e.getLocation().getCharOffset(), file.text().length()));
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    file,
                    TextRange.at(at),
                    "The changelog is no valid JSON.",
                    "Mend it: what it names after this place is not read.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Changelog(json.entries, json.unread, json.properties);
    }

    private void token(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                String name = parser.currentName() == null ? "" : parser.currentName();
                boolean change = token == JsonToken.START_OBJECT && isInList("changes");
                unread += change && !name.isEmpty() && !NAMING.contains(name) ? 1 : 0;
                around.push(name);
            }
            case END_OBJECT, END_ARRAY -> {
                String name = around.pop();
                if (NAMING.contains(name) && !path.isEmpty()) {
                    entries.add(
                            new Changelog.Entry(path, name.equals("includeAll"), isIn("rollback"), relative, range));
                }
                if (name.equals(PROPERTY)) {
                    properties.define(property);
                    property.clear();
                }
                path = "";
                relative = false;
            }
            case VALUE_STRING -> {
                if (PROPERTY.equals(around.peek())) {
                    property.put(parser.currentName(), parser.getText());
                }
                if (isNamed() && Set.of("file", "path").contains(parser.currentName())) {
                    path = parser.getText();
                    int start = (int) parser.currentTokenLocation().getCharOffset() + 1;
                    range = new TextRange(
                            start, Math.min(start + path.length(), file.text().length()));
                }
            }
            case VALUE_TRUE -> relative |= isNamed() && "relativeToChangelogFile".equals(parser.currentName());
            default -> {}
        }
    }

    private boolean isNamed() {
        return !around.isEmpty() && NAMING.contains(around.peek());
    }

    /** Whether what begins is a field of an element of a list of that name. */
    private boolean isInList(String name) {
        Iterator<String> outward = around.iterator();
        return outward.hasNext()
                && outward.next().isEmpty()
                && outward.hasNext()
                && outward.next().equals(name);
    }

    private boolean isIn(String name) {
        return around.contains(name);
    }
}
