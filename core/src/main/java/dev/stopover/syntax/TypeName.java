package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * The name of a type.
 *
 * @param range where it stands
 * @param schema the schema, if written; {@code pg_catalog} is left out for the types that the grammar knows
 * @param name its name without modifiers and dimensions: {@code int4} and {@code int} are {@code integer},
 *     {@code varchar} is {@code character varying}, {@code serial} types stay as written
 * @param modifiers the numbers in parentheses; empty where none are written or they are no numbers
 * @param arrayDimensions the number of array dimensions
 * @param setOf whether SETOF is written
 * @param reference whether it is {@code table.column%TYPE}
 */
public record TypeName(
        TextRange range,
        Optional<String> schema,
        String name,
        List<Integer> modifiers,
        int arrayDimensions,
        boolean setOf,
        boolean reference)
        implements Ranged {

    /** Keeps a copy of the list. */
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    /** The type as {@code format_type} prints it: {@code character varying(9)}, {@code integer[]}. */
    public String canonical() {
        return Names.formatType(this);
    }

    /** Whether it is one of the serial types: an integer, a sequence and a default in one word. */
    public boolean isSerial() {
        return schema.isEmpty()
                && arrayDimensions == 0
                && (name.equals("serial") || name.equals("bigserial") || name.equals("smallserial"));
    }

    @Override
    public String toString() {
        return canonical();
    }
}
