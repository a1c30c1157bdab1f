package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code COPY}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param table the table; absent where a query is copied
 * @param query the query that is copied out
 * @param columns the columns, if written
 * @param from true for FROM, false for TO
 * @param program whether a program is run
 * @param endpoint where the data comes from or goes to
 * @param file the file or program
 * @param options its options, in their order
 * @param where which rows are taken
 * @param data the lines of data that follow in the file
 */
public record Copy(
        TextRange range,
        TextRange keywords,
        Optional<QualifiedName> table,
        Optional<Query> query,
        List<Identifier> columns,
        boolean from,
        boolean program,
        CopyEndpoint endpoint,
        Optional<StringLiteral> file,
        List<Option> options,
        Optional<Expression> where,
        Optional<TextRange> data)
        implements Statement {

    /** Keeps copies of the lists. */
    public Copy {
        columns = List.copyOf(columns);
        options = List.copyOf(options);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
