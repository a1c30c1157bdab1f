package dev.stopover.project.drizzle;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code meta/_journal.json}, which names Drizzle's migrations in their order. */
final class DrizzleJournal {

    /**
     * A migration that the journal names.
     *
     * @param tag the name of its file without {@code .sql}
     * @param range where the journal names it
     * @param when when it was made: Drizzle passes over what was made before what it applied last
     */
    record Entry(String tag, TextRange range, long when) {}

    private static final JsonFactory JSON = new JsonFactory();

    private DrizzleJournal() {}

    /** The entries in their order; nothing, and a problem, if the file is broken. */
    static Optional<List<Entry>> read(SourceFile file, Surroundings surroundings) {
        try (JsonParser parser = JSON.createParser(file.text())) {
            Optional<List<Entry>> entries = entries(file, parser);
            if (entries.isEmpty()) {
                surroundings.problem(
                        ProjectProblem.Kind.BROKEN_FILE,
                        file,
                        TextRange.at(0),
                        "The journal has no entries, which is where it names the migrations.",
                        "Let drizzle-kit write it anew.");
            }
            return entries;
        } catch (JsonProcessingException e) {
            // Where a number is longer than the parser takes, it does not say where.
            long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            int at = (int) Math.max(0, Math.min(offset, file.text().length()));
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    file,
                    TextRange.at(at),
                    "The journal is no valid JSON: %s.".formatted(sentence(e.getOriginalMessage())),
                    "Mend it, or let drizzle-kit write it anew.");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<Entry>> entries(SourceFile file, JsonParser parser) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean some = false;
        int depth = 0;
        boolean inEntries = false;
        String tag = "";
        TextRange range = TextRange.at(0);
        long when = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    depth++;
                    inEntries |= depth == 2 && "entries".equals(parser.currentName());
                    some |= inEntries;
                }
                case END_OBJECT, END_ARRAY -> {
                    if (inEntries && depth == 3 && !tag.isEmpty()) {
                        entries.add(new Entry(tag, range, when));
                        tag = "";
                        when = 0;
                    }
                    inEntries &= depth != 2;
                    depth--;
                }
                case VALUE_STRING -> {
                    if (inEntries && depth == 3 && "tag".equals(parser.currentName())) {
                        tag = parser.getText();
                        int start = (int) parser.currentTokenLocation().getCharOffset();
                        range = new TextRange(
                                start,
                                Math.min(start + tag.length() + 2, file.text().length()));
                    }
                }
                case VALUE_NUMBER_INT -> {
                    if (inEntries && depth == 3 && "when".equals(parser.currentName())) {
                        when = parser.getLongValue();
                    }
                }
                default -> {}
            }
        }
        return some ? Optional.of(entries) : Optional.empty();
    }

    /** The parser's message without where an open bracket stands, which it gives in its own terms. */
    private static String sentence(String message) {
        int line = message.indexOf('\n');
        int marker = message.indexOf(" (start marker");
        int end = marker >= 0 ? marker : line >= 0 ? line : message.length();
        String first = message.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
