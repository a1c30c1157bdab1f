package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.MentionsBuilder;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place among the significant tokens of one statement, and the steps that every parser takes from there. Positions
 * are numbers of significant tokens; indexes are those of all tokens. {@code accept} takes what stands there or nothing;
 * {@code expect} and the methods named for what they read throw {@link SyntaxException} at the token that does not fit,
 * which is the one PostgreSQL names, because nobody here reads ahead further than its grammar does.
 */
public final class Cursor {

    private final Tokens tokens;
    private final int first;
    private final int limit;
    private int position;
    private int looks;
    private MentionsBuilder mentions;
    private int[] prefixes = {};
    private int prefixCount;

    /** For the significant tokens from a position on, up to another. */
    public Cursor(Tokens tokens, int first, int limit) {
        this.tokens = tokens;
        this.first = first;
        this.limit = limit;
        this.position = first;
    }

    /** Notes what is read from here on. */
    void noteMentions(MentionsBuilder into) {
        mentions = into;
    }

    /** How much has been noted: what a later mention holds begins here. */
    int mark() {
        return mentions == null ? 0 : mentions.size();
    }

    /** Notes a name or constant from a position up to here. */
    void mention(MentionRole role, int from) {
        if (mentions != null) {
            mentions.add(role, from, position - 1, mentions.size());
        }
    }

    /** Notes a part from a position up to here that holds all that was noted since a mark. */
    void mention(MentionRole role, int from, int mark) {
        if (mentions != null) {
            mentions.add(role, from, position - 1, mark);
        }
    }

    /** Notes an operator in the tokens from a position up to another, whose operands were noted since a mark. */
    void operator(int from, int to, int mark) {
        if (mentions != null) {
            mentions.add(MentionRole.OPERATOR, from, to - 1, mark);
        }
    }

    /** Notes that something is passed over. */
    void mentionsIncomplete() {
        if (mentions != null) {
            mentions.incomplete();
        }
    }

    /** Forgets what was noted since a mark, for it was only tried. */
    void forget(int mark) {
        if (mentions != null) {
            mentions.truncate(mark);
        }
    }

    /** How many operators wait for the operand that follows them. */
    int prefixes() {
        return prefixCount;
    }

    /** An operator from a position up to here waits for its operand; how tightly it binds. */
    void prefix(int from, int level) {
        if (mentions == null) {
            return;
        }
        if (3 * prefixCount == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, Math.max(12, 2 * prefixes.length));
        }
        prefixes[3 * prefixCount] = from;
        prefixes[3 * prefixCount + 1] = position;
        prefixes[3 * prefixCount + 2] = level;
        prefixCount++;
    }

    /** Notes the waiting operators that bind at least so tightly, down to a number of them, with their operand. */
    void applyPrefixes(int down, int level, int mark) {
        while (prefixCount > down && prefixes[3 * prefixCount - 1] >= level) {
            prefixCount--;
            operator(prefixes[3 * prefixCount], prefixes[3 * prefixCount + 1], mark);
        }
    }

    /** How often a token was looked at: what reading has cost. */
    int looks() {
        return looks;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The number of the significant token here. */
    public int position() {
        return position;
    }

    /** Goes to a position. */
    public void moveTo(int newPosition) {
        position = newPosition;
    }

    /** The position at which the statement begins. */
    public int first() {
        return first;
    }

    /** The position after the statement's last token. */
    public int limit() {
        return limit;
    }

    /** Whether nothing follows. */
    public boolean atEnd() {
        return position >= limit;
    }

    /** Whether the statement ends so many tokens ahead. */
    public boolean atEnd(int ahead) {
        return position + ahead >= limit;
    }

    /** The index of the token here; of the last one at the end. */
    public int index() {
        return atEnd() ? lastIndex() : tokens.significant(position);
    }

    /** The index of the token before. */
    public int lastIndex() {
        return tokens.significant(Math.max(first, position - 1));
    }

    /** The kind of the token here, or so many ahead; END at the end. */
    public TokenKind kind() {
        return kind(0);
    }

    /** The kind of the token here, or so many ahead; END at the end. */
    public TokenKind kind(int ahead) {
        looks++;
        int at = position + ahead;
        return at >= first && at < limit ? tokens.kind(tokens.significant(at)) : TokenKind.END;
    }

    /** The keyword here, or so many ahead; NO_KEYWORD where none is. */
    public Keyword keyword() {
        return keyword(0);
    }

    /** The keyword here, or so many ahead; NO_KEYWORD where none is. */
    public Keyword keyword(int ahead) {
        looks++;
        int at = position + ahead;
        return at >= first && at < limit ? tokens.keyword(tokens.significant(at)) : Keyword.NO_KEYWORD;
    }

    /** The text of the token here as written; empty at the end. */
    public String text() {
        return atEnd() ? "" : tokens.text(index());
    }

    /** The place of the token here; of the last one at the end. */
    public TextRange range() {
        return tokens.range(atEnd() ? lastIndex() : index());
    }

    /** The place of all tokens from a position up to here. */
    public TextRange rangeFrom(int from) {
        int start = tokens.significant(Math.min(from, Math.max(first, position - 1)));
        return tokens.range(start, Math.max(start, lastIndex()));
    }

    /** Goes over one token. */
    public void advance() {
        position++;
    }

    /** Whether this stands here. */
    public boolean at(TokenKind kind) {
        return kind() == kind;
    }

    /** Whether this stands here. */
    public boolean at(Keyword keyword) {
        return keyword() == keyword;
    }

    /** Whether this stands here. */
    public boolean at(Keyword keyword, Keyword next) {
        return keyword() == keyword && keyword(1) == next;
    }

    /** Whether this stands here. */
    public boolean at(Keyword keyword, Keyword next, Keyword third) {
        return keyword() == keyword && keyword(1) == next && keyword(2) == third;
    }

    /** Whether a word stands here that is no keyword, in any case. */
    public boolean atWord(String word) {
        return kind() == TokenKind.IDENTIFIER && tokens.value(index()).equals(word);
    }

    /** Takes this, if it stands here. */
    public boolean accept(TokenKind kind) {
        if (kind() != kind) {
            return false;
        }
        position++;
        return true;
    }

    /** Takes this, if it stands here. */
    public boolean accept(Keyword keyword) {
        if (keyword() != keyword) {
            return false;
        }
        position++;
        return true;
    }

    /** Takes this, if it stands here. */
    public boolean accept(Keyword keyword, Keyword next) {
        if (!at(keyword, next)) {
            return false;
        }
        position += 2;
        return true;
    }

    /** Takes this, if it stands here. */
    public boolean accept(Keyword keyword, Keyword next, Keyword third) {
        if (!at(keyword, next, third)) {
            return false;
        }
        position += 3;
        return true;
    }

    /** Takes a keyword and says where it stood. */
    Optional<TextRange> acceptRange(Keyword keyword) {
        return accept(keyword) ? Optional.of(tokens.range(lastIndex())) : Optional.empty();
    }

    /** Takes this, which must stand here. */
    public void expect(TokenKind kind) {
        if (!accept(kind)) {
            throw error();
        }
    }

    /** Takes this, which must stand here. */
    public void expect(Keyword... keywords) {
        for (Keyword keyword : keywords) {
            if (!accept(keyword)) {
                throw error();
            }
        }
    }

    /** {@code IF EXISTS}; a lone IF is a name like any other. */
    boolean acceptIfExists() {
        return accept(Keyword.IF, Keyword.EXISTS);
    }

    /** {@code IF NOT EXISTS}. */
    boolean acceptIfNotExists() {
        if (!accept(Keyword.IF, Keyword.NOT)) {
            return false;
        }
        expect(Keyword.EXISTS);
        return true;
    }

    /** {@code CASCADE}, {@code RESTRICT} or nothing: where CASCADE stands. */
    Optional<TextRange> dropBehavior() {
        if (accept(Keyword.RESTRICT)) {
            return Optional.empty();
        }
        return acceptRange(Keyword.CASCADE);
    }

    /** Whether a name may begin here ({@code ColId}). */
    public boolean atName() {
        return atName(0);
    }

    boolean atName(int ahead) {
        TokenKind kind = kind(ahead);
        return kind == TokenKind.KEYWORD ? keyword(ahead).isName() : kind.isIdentifier();
    }

    /** Whether a function's or type's name may begin here ({@code type_function_name}). */
    public boolean atTypeOrFunctionName() {
        TokenKind kind = kind();
        return kind == TokenKind.KEYWORD ? keyword().isTypeOrFunctionName() : kind.isIdentifier();
    }

    /** Whether any word stands here, reserved or not ({@code ColLabel}). */
    public boolean atLabel() {
        return atLabel(0);
    }

    boolean atLabel(int ahead) {
        return kind(ahead) == TokenKind.KEYWORD || kind(ahead).isIdentifier();
    }

    /** A name ({@code ColId}). */
    public Identifier name() {
        if (!atName()) {
            throw error();
        }
        return identifier();
    }

    /** A function's or type's name ({@code type_function_name}). */
    Identifier typeOrFunctionName() {
        if (!atTypeOrFunctionName()) {
            throw error();
        }
        return identifier();
    }

    /** Any word ({@code ColLabel}). */
    public Identifier label() {
        if (!atLabel()) {
            throw error();
        }
        return identifier();
    }

    /** Any word that is not reserved ({@code NonReservedWord}). */
    Identifier nonReservedWord() {
        if (!atLabel() || keyword().isReserved()) {
            throw error();
        }
        return identifier();
    }

    /** The token here as a name, whatever it is. */
    Identifier identifier() {
        int index = index();
        if (tokens.end(index) - tokens.start(index) == 2 && tokens.kind(index) == TokenKind.QUOTED_IDENTIFIER) {
            throw error("A quoted name may not be empty.", "Write the name between the quotes.");
        }
        position++;
        Identifier identifier = new Identifier(tokens.range(index), tokens.value(index));
        if (tokens.kind(index) == TokenKind.UNICODE_IDENTIFIER) {
            unicodeEscapes(position - 1);
        }
        return identifier;
    }

    /** A name of up to three parts ({@code qualified_name} and {@code any_name}). */
    public QualifiedName qualifiedName() {
        return qualifiedName(name());
    }

    /** The rest of a name whose first part has been read. */
    public QualifiedName qualifiedName(Identifier firstPart) {
        if (at(TokenKind.LEFT_BRACKET)) {
            // PostgreSQL's grammar lets names have subscripts and refuses them only afterwards.
            advance();
            throw error();
        }
        if (!at(TokenKind.DOT)) {
            return new QualifiedName(firstPart.range(), Optional.empty(), Optional.empty(), firstPart.value());
        }
        Identifier last = part();
        if (!at(TokenKind.DOT)) {
            return new QualifiedName(
                    firstPart.range().to(last.range()), Optional.empty(), Optional.of(firstPart.value()), last.value());
        }
        Identifier third = part();
        if (at(TokenKind.DOT)) {
            throw error("A name has at most three parts.", "Leave out what stands before the schema.");
        }
        return new QualifiedName(
                firstPart.range().to(third.range()),
                Optional.of(firstPart.value()),
                Optional.of(last.value()),
                third.value());
    }

    private Identifier part() {
        expect(TokenKind.DOT);
        return label();
    }

    /** Names with dots between, of any number of parts, joined ({@code any_name}). */
    Identifier dottedName() {
        return dotted(this::label);
    }

    /** The name of a parameter, its parts joined with dots ({@code var_name}). */
    Identifier parameterName() {
        return dotted(this::name);
    }

    private Identifier dotted(Supplier<Identifier> part) {
        int from = position;
        StringBuilder joined = new StringBuilder(name().value());
        while (accept(TokenKind.DOT)) {
            joined.append('.').append(part.get().value());
        }
        return new Identifier(rangeFrom(from), joined.toString());
    }

    /** One or more of something with commas between. */
    <T> List<T> list(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        do {
            elements.add(element.get());
        } while (accept(TokenKind.COMMA));
        return elements;
    }

    /** One or more of something in parentheses with commas between. */
    public <T> List<T> parenthesized(Supplier<T> element) {
        expect(TokenKind.LEFT_PAREN);
        List<T> elements = list(element);
        expect(TokenKind.RIGHT_PAREN);
        return elements;
    }

    /** Names in parentheses if they stand here. */
    List<Identifier> optionalColumns() {
        return at(TokenKind.LEFT_PAREN) ? parenthesized(this::name) : List.of();
    }

    /** Whether a string stands here. */
    public boolean atString() {
        return kind().isString();
    }

    /** A string constant ({@code Sconst}). */
    public StringLiteral string() {
        if (!atString()) {
            throw error();
        }
        int index = index();
        position++;
        StringLiteral literal = new StringLiteral(tokens.range(index), tokens.value(index));
        if (tokens.kind(index) == TokenKind.UNICODE_STRING) {
            unicodeEscapes(position - 1);
        } else if (tokens.kind(index) == TokenKind.ESCAPE_STRING) {
            Escapes.checkString(tokens, position - 1);
        }
        return literal;
    }

    /** The escapes in a token, and what begins them if that is written after it. */
    private void unicodeEscapes(int written) {
        char escape = '\\';
        if (accept(Keyword.UESCAPE)) {
            expect(TokenKind.STRING);
            escape = Escapes.escape(tokens, position - 1);
        }
        Escapes.checkUnicode(tokens, written, escape);
    }

    /** A whole number without a sign ({@code Iconst}). */
    public long integer() {
        if (!at(TokenKind.INTEGER)) {
            throw error();
        }
        long value = integerValue(text());
        position++;
        return value;
    }

    /** A number with an optional sign ({@code NumericOnly}); its whole part, cut to what a long can hold. */
    long number() {
        boolean negative = accept(TokenKind.MINUS);
        if (!negative) {
            accept(TokenKind.PLUS);
        }
        if (!at(TokenKind.INTEGER) && !at(TokenKind.NUMBER)) {
            throw error();
        }
        String text = text();
        position++;
        long value = integerValue(text);
        return negative ? -value : value;
    }

    /** The value of an integer as PostgreSQL writes them; what is too large is the largest there is. */
    static long integerValue(String text) {
        String digits = text.replace("_", "");
        int radix = 10;
        if (digits.length() > 2 && digits.charAt(0) == '0') {
            radix = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 10;
            };
        }
        long value = 0;
        for (int i = radix == 10 ? 0 : 2; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / radix) {
                return Long.MAX_VALUE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** Passes over a parenthesis and all that it holds, whatever that is. */
    public void skipParenthesized() {
        if (!at(TokenKind.LEFT_PAREN) && !at(TokenKind.LEFT_BRACKET)) {
            throw error();
        }
        int depth = 0;
        do {
            switch (kind()) {
                case LEFT_PAREN, LEFT_BRACKET -> depth++;
                case RIGHT_PAREN, RIGHT_BRACKET -> depth--;
                case END, UNTERMINATED, INVALID, BAD_NUMBER -> throw error();
                default -> {}
            }
            position++;
        } while (depth > 0);
    }

    /** A syntax error at the token here. */
    public SyntaxException error() {
        return SyntaxHelp.error(this);
    }

    /** A syntax error at the token here, in words. */
    public SyntaxException error(String message, String help) {
        return new SyntaxException(position, new ParseError(range(), message, Optional.of(help)));
    }

    /** The statement must end here. */
    public void expectEnd() {
        if (!atEnd()) {
            throw error();
        }
    }
}
