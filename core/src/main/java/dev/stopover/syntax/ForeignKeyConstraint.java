package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code FOREIGN KEY} and a column's {@code REFERENCES}.
 *
 * @param range where it stands
 * @param keywords the words that say what it does
 * @param name its name, if it is given one
 * @param columns its columns; empty for a column's own
 * @param references the table referred to
 * @param referencedColumns the columns referred to; the primary key if none
 * @param onDelete what a deletion there does here
 * @param onUpdate what a change there does here
 * @param deletedColumns the columns that a deletion sets; all of the key if none
 * @param notValid whether NOT VALID is written
 * @param notEnforced whether NOT ENFORCED is written
 * @param deferrable whether DEFERRABLE is written
 * @param initiallyDeferred whether INITIALLY DEFERRED is written
 */
public record ForeignKeyConstraint(
        TextRange range,
        TextRange keywords,
        Optional<Identifier> name,
        List<Identifier> columns,
        QualifiedName references,
        List<Identifier> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        List<Identifier> deletedColumns,
        boolean notValid,
        boolean notEnforced,
        boolean deferrable,
        boolean initiallyDeferred)
        implements Constraint {

    /** Keeps copies of the lists. */
    public ForeignKeyConstraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        deletedColumns = List.copyOf(deletedColumns);
    }
}
