package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/** One of the {@link Tokens}: a view, made when somebody looks. */
public record Token(Tokens tokens, int index) implements Ranged {

    /** What it is. */
    public TokenKind kind() {
        return tokens.kind(index);
    }

    /** Which keyword it is; {@link Keyword#NO_KEYWORD} if none. */
    public Keyword keyword() {
        return tokens.keyword(index);
    }

    /** Its text as written. */
    public String text() {
        return tokens.text(index);
    }

    /** What it stands for: a name folded and truncated, the value of a string, else the text as written. */
    public String value() {
        return tokens.value(index);
    }

    @Override
    public TextRange range() {
        return tokens.range(index);
    }

    @Override
    public String toString() {
        return kind() + " " + text();
    }
}
