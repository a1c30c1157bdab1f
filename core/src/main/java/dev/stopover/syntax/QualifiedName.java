package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name with the schema that is written before it, if any, folded as PostgreSQL folds.
 *
 * @param range where it stands
 * @param database the database, of a name in three parts
 * @param schema the schema, if written
 * @param name the last part
 */
public record QualifiedName(TextRange range, Optional<String> database, Optional<String> schema, String name)
        implements Ranged {

    /** A name as text, with its quotes, as regclass reads it. */
    public static QualifiedName parsed(String text, TextRange range) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(quoted || c < 'A' || c > 'Z' ? c : (char) (c + 32));
            }
        }
        parts.add(part.toString().strip());
        int size = parts.size();
        return new QualifiedName(
                range,
                Optional.empty(),
                size > 1 ? Optional.of(parts.get(size - 2)) : Optional.empty(),
                parts.get(size - 1));
    }

    /** The parts joined with dots, without quotes. */
    public String joined() {
        String local = schema.map(written -> written + "." + name).orElse(name);
        return database.map(written -> written + "." + local).orElse(local);
    }

    /** As it is written in SQL: each part quoted where it has to be. */
    @Override
    public String toString() {
        String local = schema.map(written -> Names.quoted(written) + "." + Names.quoted(name))
                .orElseGet(() -> Names.quoted(name));
        return database.map(written -> Names.quoted(written) + "." + local).orElse(local);
    }
}
