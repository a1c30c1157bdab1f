package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A query or data change as written: tokens and nothing more. What it reads and changes is answered by {@link Answers}.
 *
 * @param tokens the tokens of the text it stands in
 * @param first the index of its first token
 * @param last the index of its last token
 */
public record Query(Tokens tokens, int first, int last) implements Ranged {

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
