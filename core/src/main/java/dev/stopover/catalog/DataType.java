package dev.stopover.catalog;

import dev.stopover.syntax.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of a column.
 *
 * @param id the type the history or an extension made; 0 for PostgreSQL's own and for unknown ones
 * @param schema the schema of a type that is not PostgreSQL's own
 * @param name its name; empty where it is not known
 * @param modifiers its modifiers, such as a length
 * @param described modifiers that are no numbers, as {@code format_type} prints them: {@code Point,4326}; or empty
 * @param dimensions the number of array dimensions
 */
public record DataType(
        int id, Optional<String> schema, String name, List<Integer> modifiers, String described, int dimensions) {

    /** Nothing is known of the type. */
    public static final DataType UNKNOWN = new DataType(0, Optional.empty(), "", List.of(), "", 0);

    /** Keeps a copy of the list. */
    public DataType {
        modifiers = List.copyOf(modifiers);
    }

    /** One of PostgreSQL's own types, without modifiers. */
    public static DataType of(String name) {
        return new DataType(0, Optional.empty(), name, List.of(), "", 0);
    }

    /** Whether anything is known of it. */
    public boolean isKnown() {
        return !name.isEmpty();
    }

    /** Whether it is an array. */
    public boolean isArray() {
        return dimensions > 0;
    }

    /** As {@code format_type} prints it under a search path that does not have its schema. */
    public String canonical() {
        return printed(List.of());
    }

    /** As {@code format_type} prints it under a search path. */
    public String printed(List<String> searchPath) {
        StringBuilder printed = new StringBuilder();
        if (schema.isPresent() && !searchPath.contains(schema.get())) {
            printed.append(Names.quoted(schema.get())).append('.');
        }
        String written = schema.isPresent() || !name.equals(name.toLowerCase(Locale.ROOT)) ? Names.quoted(name) : name;
        int space = name.startsWith("timestamp ") || name.startsWith("time ") ? name.indexOf(' ') : written.length();
        printed.append(written, 0, space);
        if (!modifiers.isEmpty()) {
            printed.append('(');
            for (int i = 0; i < modifiers.size(); i++) {
                printed.append(i == 0 ? "" : ",").append(modifiers.get(i));
            }
            boolean wholeNumbers = modifiers.size() == 1 && name.equals("numeric") && schema.isEmpty();
            printed.append(wholeNumbers ? ",0)" : ")");
        } else if (!described.isEmpty()) {
            printed.append('(').append(described).append(')');
        }
        printed.append(written, space, written.length());
        return printed.append(dimensions > 0 ? "[]" : "").toString();
    }

    /** This type under another name, as after a rename. */
    public DataType renamed(ObjectName other) {
        return new DataType(id, Optional.of(other.schema()), other.name(), modifiers, described, dimensions);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
