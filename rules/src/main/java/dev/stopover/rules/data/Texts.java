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
 * @param tokens the tokens that they are among
 * @param first the first of the tokens
 * @param last the last of them
 */
record Texts(List<Text> texts, Tokens tokens, int first, int last) {

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
        return new Texts(new Reader(tokens).read(firstToken, lastToken), tokens, firstToken, lastToken);
    }

    /**
     * The names beside the strings that say something of a person, and the keys that do: so that a number is known by the
     * name beside it, though not in which of the columns it goes. They are looked for at each call.
     */
    String names() {
        var names = new StringBuilder();
        for (int index = first; index <= last && names.length() < ENOUGH_NAMES; index++) {
            if (isName(index)) {
                String name = tokens.value(index);
                if (PersonalNames.isPersonalColumn(name) && names.indexOf(name) < 0) {
                    names.append(names.isEmpty() ? "" : " ").append(name);
                }
            }
        }
        return names.toString();
    }

    private boolean isName(int index) {
        TokenKind kind = tokens.kind(index);
        if (kind.isString()) {
            String value = tokens.value(index);
            return value.length() <= LONGEST_NAME && value.indexOf('@') < 0;
        }
        if (!kind.isIdentifier() && kind != TokenKind.KEYWORD) {
            return false;
        }
        Keyword keyword = tokens.keyword(index);
        return switch (keyword) {
            case WHERE, ON, HAVING, WHEN, FILTER, SET, SELECT, VALUES, THEN, FROM, RETURNING, DO, JOIN, GROUP, ORDER ->
                false;
            default -> keyword == Keyword.NO_KEYWORD || keyword.isName();
        };
    }

    /** Goes through the tokens once and knows at each whether a condition is being written. */
    private static final class Reader {

        private final Tokens tokens;
        private final List<Text> texts = new ArrayList<>();
        private final Deque<Boolean> outer = new ArrayDeque<>();
        private boolean condition;

        Reader(Tokens tokens) {
            this.tokens = tokens;
        }

        List<Text> read(int first, int last) {
            for (int index = first; index <= last; index++) {
                TokenKind kind = tokens.kind(index);
                if (kind == TokenKind.LEFT_PAREN) {
                    outer.push(condition);
                } else if (kind == TokenKind.RIGHT_PAREN) {
                    condition = outer.isEmpty() ? condition : outer.pop();
                } else if (kind.isString()) {
                    texts.add(new Text(tokens.value(index), tokens.range(index), condition));
                } else if (kind.isIdentifier() || kind == TokenKind.KEYWORD) {
                    word(index);
                }
            }
            return texts;
        }

        private void word(int index) {
            switch (tokens.keyword(index)) {
                case WHERE, ON, HAVING, WHEN, FILTER -> condition = true;
                case SET, SELECT, VALUES, THEN, FROM, RETURNING, DO, JOIN, GROUP, ORDER -> condition = false;
                default -> {}
            }
        }
    }
}
