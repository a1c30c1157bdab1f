package dev.stopover.parser.jsqlparser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * The text of a run of tokens as JSqlParser gets it, and the way back from its offsets to the tokens. First as it is
 * written; then, because JSqlParser has 250 keywords that PostgreSQL does not know, with names in double quotes,
 * strings in plain quotes of the same kind and the idiom {@code SELECT FROM} filled in.
 */
final class Slice {

    private static final Set<String> OPERATORS =
            Set.of("<", ">", "<=", ">=", "<>", "!=", "/", "%", "^", "||", "@>", "<@", "&&");

    private static final Set<String> JSON = Set.of("->", "->>", "#>", "#>>");

    private final String text;
    private final int first;
    private final int[] starts;

    private Slice(String text, int first, int[] starts) {
        this.text = text;
        this.first = first;
        this.starts = starts;
    }

    /**
     * The text as it is written, comments included; only the operators of JSON, behind which JSqlParser takes all the
     * rest for their operand, give way to others of the same length and precedence.
     */
    static Slice asWritten(Tokens tokens, int first, int limit) {
        int from = tokens.start(tokens.significant(first));
        StringBuilder text =
                new StringBuilder(tokens.excerpt().text().substring(from, tokens.end(tokens.significant(limit - 1))));
        int[] starts = new int[limit - first];
        for (int i = 0; i < starts.length; i++) {
            int index = tokens.significant(first + i);
            starts[i] = tokens.start(index) - from;
            if (tokens.kind(index) == TokenKind.OPERATOR) {
                String operator = tokens.text(index);
                if (JSON.contains(operator)) {
                    text.replace(starts[i], starts[i] + operator.length(), operator.length() == 2 ? "||" : "|| ");
                }
            }
        }
        return new Slice(text.toString(), first, starts);
    }

    /** Whether JSqlParser reads the text as something else, without saying so. */
    static boolean isMisread(Tokens tokens, int first, int limit) {
        for (int position = first; position < limit; position++) {
            TokenKind kind = tokens.kind(tokens.significant(position));
            if (kind == TokenKind.UNICODE_STRING || kind == TokenKind.UNICODE_IDENTIFIER) {
                return true;
            }
        }
        return false;
    }

    /**
     * The tokens in words that JSqlParser knows.
     *
     * @param names the positions of names
     * @param quoted the words, in upper case, that have to be quoted where they are names
     * @param thorough whether all names are quoted and operators that JSqlParser does not know are replaced
     */
    static Slice rewritten(Tokens tokens, int first, int limit, BitSet names, Set<String> quoted, boolean thorough) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[limit - first];
        for (int position = first; position < limit; position++) {
            int index = tokens.significant(position);
            if (position > first && !touches(tokens, position)) {
                text.append(' ');
            }
            starts[position - first] = text.length();
            switch (tokens.kind(index)) {
                case IDENTIFIER, KEYWORD -> {
                    if (thorough && isQualifiedOperator(tokens, position, limit)) {
                        text.append("||");
                        while (tokens.kind(tokens.significant(position)) != TokenKind.RIGHT_PAREN
                                && position + 1 < limit) {
                            position++;
                            starts[position - first] = text.length();
                        }
                        continue;
                    }
                    boolean quote = names.get(position)
                            && !isType(tokens, position, first)
                            && (thorough || quoted.contains(Slice.upper(tokens.text(index))));
                    if (quote) {
                        text.append('"').append(tokens.value(index)).append('"');
                    } else {
                        text.append(tokens.text(index));
                    }
                    if (isEmptySelect(tokens, position, limit)) {
                        text.append(" 1");
                    }
                }
                case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING -> text.append("'s'");
                case PLACEHOLDER, VARIABLE, UNICODE_IDENTIFIER -> text.append("\"p\"");
                case OPERATOR -> {
                    String operator = tokens.text(index);
                    boolean unknown = JSON.contains(operator) || thorough && !OPERATORS.contains(operator);
                    text.append(unknown ? "||" : operator);
                }
                default -> text.append(tokens.text(index));
            }
        }
        return new Slice(text.toString(), first, starts);
    }

    /** Whether no blank may come before a token, for it belongs to the one before. */
    private static boolean touches(Tokens tokens, int position) {
        return tokens.kind(tokens.significant(position)) == TokenKind.DOT
                || tokens.kind(tokens.significant(position - 1)) == TokenKind.DOT;
    }

    /** Whether {@code OPERATOR(pg_catalog.=)} stands here, which JSqlParser does not know. */
    private static boolean isQualifiedOperator(Tokens tokens, int position, int limit) {
        return tokens.keyword(tokens.significant(position)) == Keyword.OPERATOR
                && position + 1 < limit
                && tokens.kind(tokens.significant(position + 1)) == TokenKind.LEFT_PAREN;
    }

    private static boolean isType(Tokens tokens, int position, int first) {
        return position > first && tokens.kind(tokens.significant(position - 1)) == TokenKind.DOUBLE_COLON;
    }

    private static boolean isEmptySelect(Tokens tokens, int position, int limit) {
        if (tokens.keyword(tokens.significant(position)) != Keyword.SELECT) {
            return false;
        }
        if (position + 1 == limit) {
            return true;
        }
        int next = tokens.significant(position + 1);
        return tokens.kind(next) == TokenKind.RIGHT_PAREN
                || tokens.keyword(next) == Keyword.FROM
                || tokens.keyword(next) == Keyword.WHERE;
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    /** The text. */
    String text() {
        return text;
    }

    /** The position of its first token among the significant ones. */
    int first() {
        return first;
    }

    /** The position after its last token. */
    int limit() {
        return first + starts.length;
    }

    /** The position among the significant tokens of the one that covers an offset. */
    int position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return first + (found >= 0 ? found : Math.max(0, -found - 2));
    }
}
