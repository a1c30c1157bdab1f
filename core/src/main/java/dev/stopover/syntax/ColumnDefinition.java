package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A column as written in CREATE TABLE and ADD COLUMN.
 *
 * @param range where it stands
 * @param name its name
 * @param type its type; typed tables and partitions leave it out
 * @param collation the collation, if written
 * @param defaultValue the default, if written
 * @param generated how it is computed, if it is
 * @param identity the identity, if it is one
 * @param nullWritten whether NULL is written
 * @param constraints its column constraints; the columns of each are left empty
 * @param storage the storage, if written
 * @param compression the compression method, if written
 * @param options options of a foreign table's column
 */
public record ColumnDefinition(
        TextRange range,
        Identifier name,
        Optional<TypeName> type,
        Optional<Identifier> collation,
        Optional<DefaultValue> defaultValue,
        Optional<Generated> generated,
        Optional<Identity> identity,
        boolean nullWritten,
        List<Constraint> constraints,
        Optional<Identifier> storage,
        Optional<Identifier> compression,
        List<Option> options)
        implements Ranged {

    /** Keeps copies of the lists. */
    public ColumnDefinition {
        constraints = List.copyOf(constraints);
        options = List.copyOf(options);
    }

    /** Whether it says that the column holds no nulls. */
    public boolean isRequired() {
        return constraints.stream()
                .anyMatch(constraint ->
                        constraint instanceof NotNullConstraint || constraint instanceof PrimaryKeyConstraint);
    }
}
