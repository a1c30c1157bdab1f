package dev.stopover.parser;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;

/** Decides where text goes on that a quote which nobody closed would swallow up to the end. */
final class OpenQuotes {

    private final Excerpt excerpt;
    private final String text;
    private final int end;
    private final Tokens.Builder tokens;
    private final TemplateMarks templates;
    private long looks;

    OpenQuotes(Excerpt excerpt, Tokens.Builder tokens, TemplateMarks templates) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.end = excerpt.end();
        this.tokens = tokens;
        this.templates = templates;
    }

    /** How many lines were looked at. */
    long looks() {
        return looks;
    }

    int lineAfter(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 || newline >= end ? end : newline + 1;
    }

    /**
     * Which token's quote was never closed, when a quote is open at the end of the text: the earliest that swallowed
     * the beginning of a later statement, for from there on inside and outside are exchanged; else the last one.
     */
    int culprit(char quote, int at) {
        for (int i = 0; i < tokens.size(); i++) {
            TokenKind kind = tokens.kind(i);
            boolean sameQuote = switch (quote) {
                case '"' -> kind == TokenKind.QUOTED_IDENTIFIER;
                case '$' -> kind == TokenKind.DOLLAR_STRING;
                default -> kind == TokenKind.STRING || kind == TokenKind.ESCAPE_STRING;
            };
            if (sameQuote) {
                int stop = i + 1 < tokens.size() ? tokens.start(i + 1) : at;
                int swallowed = statementLine(tokens.start(i), stop, quote == '$' && mayBeginBody(i));
                if (swallowed < stop) {
                    return i;
                }
            }
        }
        return tokens.size();
    }

    /**
     * The next offset at which a line begins with the first word of a statement, or the limit. Bodies between dollar
     * signs have such lines rightfully, so for them only a word that begins no statement of a body counts.
     */
    int statementLine(int from, int limit, boolean body) {
        for (int line = lineAfter(from); line < limit; line = lineAfter(line)) {
            looks++;
            if (CharacterClass.isLetter(text.charAt(line))) {
                int stop = templates.wordEnd(line);
                Keyword keyword = Keyword.find(text, line, stop);
                boolean begins = StatementCutter.beginsLine(keyword)
                        || StatementCutter.begins(keyword) && isAfterSemicolon(line);
                if (body ? beginsRoutine(keyword, stop) : begins) {
                    return line;
                }
            }
        }
        return limit;
    }

    /** Whether the last character before a line that is no blank is a semicolon. */
    private boolean isAfterSemicolon(int line) {
        int i = line - 1;
        while (i > excerpt.start() && CharacterClass.isBlank(text.charAt(i))) {
            i--;
        }
        return text.charAt(i) == ';';
    }

    /** Whether a body between dollar signs may begin after the tokens so far. */
    boolean mayBeginBody(int before) {
        int i = before - 1;
        while (i >= 0 && tokens.kind(i).isTrivia()) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int end = i + 1 < tokens.size() ? tokens.start(i + 1) : text.length();
        return switch (tokens.kind(i)) {
            case IDENTIFIER, QUOTED_IDENTIFIER, RIGHT_PAREN, SEMICOLON -> false;
            case KEYWORD ->
                switch (Keyword.find(text, tokens.start(i), end)) {
                    case AS, DO, IS, TO, FROM, IN, EXECUTE, SELECT, VALUES, DEFAULT, LIKE, THEN, ELSE, AND, OR, WHEN ->
                        true;
                    default -> false;
                };
            default -> true;
        };
    }

    private boolean beginsRoutine(Keyword first, int stop) {
        if (first != Keyword.CREATE) {
            return false;
        }
        String rest = text.substring(stop, Math.min(end, stop + 40)).strip().toUpperCase(java.util.Locale.ROOT);
        return rest.startsWith("OR REPLACE") || rest.startsWith("FUNCTION") || rest.startsWith("PROCEDURE");
    }
}
