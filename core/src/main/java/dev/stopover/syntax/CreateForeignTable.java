package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE FOREIGN TABLE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param table the table
 * @param columns its columns as written
 * @param constraints its table constraints as written
 * @param inherits the tables it inherits from
 * @param partitionOf the table it is a partition of, if it is one
 * @param server the foreign server
 * @param options its options, in their order
 */
public record CreateForeignTable(
        TextRange range,
        TextRange keywords,
        boolean ifNotExists,
        QualifiedName table,
        List<ColumnDefinition> columns,
        List<Constraint> constraints,
        List<QualifiedName> inherits,
        Optional<PartitionOf> partitionOf,
        Identifier server,
        List<Option> options)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateForeignTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        inherits = List.copyOf(inherits);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
