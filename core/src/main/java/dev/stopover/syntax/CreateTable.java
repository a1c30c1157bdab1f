package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TABLE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param table the table
 * @param columns its columns as written
 * @param constraints its table constraints as written
 * @param likes the tables whose columns it copies
 * @param inherits the tables it inherits from
 * @param partitionBy how it is partitioned, if it is
 * @param partitionOf the table it is a partition of, if it is one
 * @param ofType the composite type of a typed table
 * @param options its storage parameters
 * @param accessMethod the table access method after USING
 * @param tablespace the tablespace
 * @param onCommit what becomes of a temporary table at the end of a transaction
 */
public record CreateTable(
        TextRange range,
        TextRange keywords,
        Persistence persistence,
        boolean ifNotExists,
        QualifiedName table,
        List<ColumnDefinition> columns,
        List<Constraint> constraints,
        List<LikeClause> likes,
        List<QualifiedName> inherits,
        Optional<PartitionKey> partitionBy,
        Optional<PartitionOf> partitionOf,
        Optional<TypeName> ofType,
        List<Option> options,
        Optional<Identifier> accessMethod,
        Optional<Identifier> tablespace,
        Optional<OnCommit> onCommit)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        likes = List.copyOf(likes);
        inherits = List.copyOf(inherits);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
