package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A query or data change as written: tokens and nothing more. What it reads and changes is answered by {@link Answers}.
 *
 * @param tokens the tokens of the text it stands in
 * @param first the index of its first token
 * @param last the index of its last token
 */
public record Query(Tokens tokens, int first, int last) implements Ranged {

    /** The query or data change that a statement is or holds. */
    public static Optional<Query> of(Statement statement) {
        if (statement instanceof Select select) {
            return Optional.of(select.query());
        } else if (statement instanceof Insert insert) {
            return Optional.of(insert.query());
        } else if (statement instanceof Update update) {
            return Optional.of(update.query());
        } else if (statement instanceof Delete delete) {
            return Optional.of(delete.query());
        } else if (statement instanceof Merge merge) {
            return Optional.of(merge.query());
        } else if (statement instanceof CreateView create) {
            return Optional.of(create.query());
        } else if (statement instanceof CreateMaterializedView create) {
            return Optional.of(create.query());
        } else if (statement instanceof CreateTableAs create) {
            return Optional.of(create.query());
        } else if (statement instanceof Copy copy) {
            return copy.query();
        }
        return Optional.empty();
    }

    /** What a record's own equals says; that one takes the JVM a while to make ready. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Query query
                && first == query.first
                && last == query.last
                && tokens.equals(query.tokens);
    }

    /** Spread, for what is written alike again and again lies at even distances. */
    @Override
    public int hashCode() {
        return (31 * tokens.hashCode() + first) * 0x9E3779B1 + last;
    }

    @Override
    public TextRange range() {
        return tokens.range(first, last);
    }

    /** Its text as written, comments included. */
    public String text() {
        return tokens.excerpt().text().substring(tokens.start(first), tokens.end(last));
    }

    @Override
    public String toString() {
        return text();
    }
}
