package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE INDEX}; PostgreSQL lets an index go without a name.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param unique whether UNIQUE is written
 * @param concurrently whether CONCURRENTLY is written
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param index its name, if it is given one
 * @param only whether ONLY is written
 * @param table the table
 * @param method the access method, if written
 * @param columns its key columns and expressions
 * @param include the columns it carries along
 * @param nullsNotDistinct whether NULLS NOT DISTINCT is written
 * @param options its storage parameters
 * @param tablespace the tablespace
 * @param where the predicate of a partial index
 */
public record CreateIndex(
        TextRange range,
        TextRange keywords,
        boolean unique,
        boolean concurrently,
        boolean ifNotExists,
        Optional<Identifier> index,
        boolean only,
        QualifiedName table,
        Optional<Identifier> method,
        List<IndexColumn> columns,
        List<IndexColumn> include,
        boolean nullsNotDistinct,
        List<Option> options,
        Optional<Identifier> tablespace,
        Optional<Expression> where)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateIndex {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
