package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * An expression as written: tokens and nothing more. What it calls, uses or stands for is answered by {@link Answers}.
 *
 * @param tokens the tokens of the text it stands in
 * @param first the index of its first token
 * @param last the index of its last token
 */
public record Expression(Tokens tokens, int first, int last) implements Ranged {

    /** What a record's own equals says; that one takes the JVM a while to make ready. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression
                && first == expression.first
                && last == expression.last
                && tokens.equals(expression.tokens);
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
