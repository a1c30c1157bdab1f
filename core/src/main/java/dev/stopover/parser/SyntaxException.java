package dev.stopover.parser;

import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.Tokens;
import java.util.Optional;

/** Carries a syntax error from where it is seen to where the statement is given up; it never leaves the parser. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final transient ParseError error;

    /**
     * A syntax error.
     *
     * @param position the number of the significant token at which PostgreSQL stops
     * @param error what is wrong
     */
    public SyntaxException(int position, ParseError error) {
        super(error.message(), null, false, false);
        this.position = position;
        this.error = error;
    }

    /** The number of the significant token at which PostgreSQL stops. */
    int position() {
        return position;
    }

    /** What is wrong. */
    ParseError error() {
        return error;
    }

    /**
     * What is wrong with a run of significant tokens, if they prove it: PostgreSQL stops at the first token that does not
     * fit, so that what follows it does not matter, but it never sees the placeholders before it, as they are written.
     */
    public Optional<ParseError> proved(Tokens tokens, int first, int limit) {
        int last = Math.min(position, limit - 1);
        for (int index = tokens.significant(first); last >= first && index <= tokens.significant(last); index++) {
            switch (tokens.kind(index)) {
                case PLACEHOLDER -> {
                    // In the quotes of a name it is part of a name, whatever it stands for.
                    if (tokens.text(index).charAt(0) != '"') {
                        return Optional.empty();
                    }
                }
                case VARIABLE, TEMPLATE_TAG, META_COMMAND -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.of(error);
    }
}
