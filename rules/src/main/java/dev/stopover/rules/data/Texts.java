package dev.stopover.rules.data;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The strings that stand in a statement, wherever that is: in VALUES, a subquery, an array, the arguments of a call.
 *
 * @param texts the strings, in order
 * @param names the names beside them that say something of a person, and the keys that do
 */
record Texts(List<Text> texts, String names) {

    private static final int LONGEST_NAME = 30;
    private static final int ENOUGH_NAMES = 500;

    /**
     * A string.
     *
     * @param value what it stands for
     * @param range where it stands, its quotes included
     * @param condition whether it stands in a condition, where it chooses rows and is not written
     */
    record Text(String value, TextRange range, boolean condition) {}

    /** The strings between two tokens, both included. */
    static Texts of(Tokens tokens, int firstToken, int lastToken) {
        return new Reader(tokens).read(firstToken, lastToken);
    }

    /** Goes through the tokens once and knows at each whether a condition is being written. */
    private static final class Reader {

        private final Tokens tokens;
        private final List<Text> texts = new ArrayList<>();
        private final StringBuilder names = new StringBuilder();
        private final Deque<Boolean> outer = new ArrayDeque<>();
        private boolean condition;

        Reader(Tokens tokens) {
            this.tokens = tokens;
        }

        Texts read(int first, int last) {
            for (int index = first; index <= last; index++) {
                TokenKind kind = tokens.kind(index);
                if (kind == TokenKind.LEFT_PAREN) {
                    outer.push(condition);
                } else if (kind == TokenKind.RIGHT_PAREN) {
                    condition = outer.isEmpty() ? condition : outer.pop();
                } else if (kind.isString()) {
                    text(index);
                } else if (kind.isIdentifier() || kind == TokenKind.KEYWORD) {
                    word(index);
                }
            }
            return new Texts(texts, names.toString());
        }

        private void text(int index) {
            String value = tokens.value(index);
            texts.add(new Text(value, tokens.range(index), condition));
            if (value.length() <= LONGEST_NAME && value.indexOf('@') < 0) {
                name(value);
            }
        }

        private void word(int index) {
            switch (tokens.keyword(index)) {
                case WHERE, ON, HAVING, WHEN, FILTER -> condition = true;
                case SET, SELECT, VALUES, THEN, FROM, RETURNING, DO, JOIN, GROUP, ORDER -> condition = false;
                default -> {
                    if (tokens.keyword(index) == Keyword.NO_KEYWORD
                            || tokens.keyword(index).isName()) {
                        name(tokens.value(index));
                    }
                }
            }
        }

        /** So that a number is known by the name beside it, though not in which of the columns it goes. */
        private void name(String name) {
            if (names.length() < ENOUGH_NAMES && PersonalNames.isPersonalColumn(name) && names.indexOf(name) < 0) {
                names.append(names.isEmpty() ? "" : " ").append(name);
            }
        }
    }
}
