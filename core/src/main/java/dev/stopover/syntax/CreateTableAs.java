package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TABLE … AS} and {@code SELECT … INTO}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists whether IF NOT EXISTS is written
 * @param table the table
 * @param columns the names given to its columns
 * @param options its storage parameters
 * @param query the query whose result fills it
 * @param withData false for WITH NO DATA
 * @param onCommit what becomes of a temporary table at the end of a transaction
 */
public record CreateTableAs(
        TextRange range,
        TextRange keywords,
        Persistence persistence,
        boolean ifNotExists,
        QualifiedName table,
        List<Identifier> columns,
        List<Option> options,
        Query query,
        boolean withData,
        Optional<OnCommit> onCommit)
        implements Statement {

    /** Keeps copies of the lists. */
    public CreateTableAs {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
