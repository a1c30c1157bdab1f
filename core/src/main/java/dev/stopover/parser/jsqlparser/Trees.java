package dev.stopover.parser.jsqlparser;

import dev.stopover.syntax.Implications;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;

/**
 * Gives expressions and data changes to JSqlParser and reads the answers from its trees. It is loaded with the first
 * question, for loading it costs more than parsing a folder. What is too deep or too large for JSqlParser is never given
 * to it, so that its time is bounded without a clock: the same input has the same answers on every machine.
 */
public final class Trees {

    /** So many brackets within each other are given to JSqlParser, whose time grows with their third power. */
    private static final int DEEPEST = 200;

    /** So much text is given to JSqlParser at once. */
    private static final int LONGEST = 256 * 1024;

    private static final Set<String> KEYWORDS = keywords();

    private final Mentions mentions;
    private final Tokens tokens;
    private final int first;
    private final int limit;

    private Trees(Mentions mentions, int firstIndex, int lastIndex) {
        this.mentions = mentions;
        this.tokens = mentions.tokens();
        this.first = tokens.significantFrom(tokens.start(firstIndex));
        this.limit = tokens.significantFrom(tokens.end(lastIndex));
    }

    /**
     * What follows from an expression, from the index of its first token to that of its last one; nothing where JSqlParser
     * does not read it.
     */
    public static Optional<Implications> implications(Mentions mentions, int firstIndex, int lastIndex) {
        return new Trees(mentions, firstIndex, lastIndex)
                .ask(
                        CCJSqlParser::Expression,
                        (tree, slice) -> new TreeReader(mentions.tokens(), slice).implications(tree));
    }

    /** What a data change writes, likewise. */
    public static Optional<Written> written(Mentions mentions, int firstIndex, int lastIndex) {
        return new Trees(mentions, firstIndex, lastIndex)
                .ask(CCJSqlParser::Statement, (tree, slice) -> new TreeReader(mentions.tokens(), slice).written(tree));
    }

    /** One of JSqlParser's ways to parse. */
    private interface Way<T> {
        T parse(CCJSqlParser parser) throws ParseException;
    }

    private interface Reading<T, A> {
        A read(T tree, Slice slice);
    }

    private <T, A> Optional<A> ask(Way<T> way, Reading<T, A> reading) {
        if (isTooMuch()) {
            return Optional.empty();
        }
        Optional<A> answer = Slice.isMisread(tokens, first, limit)
                ? Optional.empty()
                : ask(Slice.asWritten(tokens, first, limit), way, reading);
        if (answer.isPresent()) {
            return answer;
        }
        BitSet names = names();
        answer = ask(Slice.rewritten(tokens, first, limit, names, KEYWORDS, false), way, reading);
        if (answer.isPresent()) {
            return answer;
        }
        return ask(Slice.rewritten(tokens, first, limit, names, KEYWORDS, true), way, reading);
    }

    private <T, A> Optional<A> ask(Slice slice, Way<T> way, Reading<T, A> reading) {
        CCJSqlParser parser =
                CCJSqlParserUtil.newParser(slice.text()).withDialect(AbstractJSqlParser.Dialect.POSTGRESQL);
        try {
            T tree = way.parse(parser);
            Token next = parser.getToken(1);
            if (next.kind != CCJSqlParserConstants.EOF) {
                return Optional.empty();
            }
            return Optional.of(reading.read(tree, slice));
        } catch (ParseException | RuntimeException | StackOverflowError refused) {
            // JSqlParser refuses some valid SQL, and its visitors trip over some of its own trees, so that its opinion
            // proves nothing: there is no answer.
            return Optional.empty();
        }
    }

    private boolean isTooMuch() {
        if (first >= limit) {
            return true;
        }
        int start = tokens.start(tokens.significant(first));
        if (tokens.end(tokens.significant(limit - 1)) - start > LONGEST) {
            return true;
        }
        int depth = 0;
        for (int position = first; position < limit; position++) {
            TokenKind kind = tokens.kind(tokens.significant(position));
            if (kind == TokenKind.LEFT_PAREN || kind == TokenKind.LEFT_BRACKET) {
                if (++depth > DEEPEST) {
                    return true;
                }
            } else if (kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET) {
                depth--;
            }
        }
        return false;
    }

    /** The positions of names, as our own grammar reads them. */
    private BitSet names() {
        BitSet names = new BitSet();
        for (int i = 0; i < mentions.size(); i++) {
            if (isName(mentions.role(i))) {
                for (int position = mentions.first(i); position <= mentions.last(i); position++) {
                    TokenKind kind = tokens.kind(tokens.significant(position));
                    names.set(position, kind == TokenKind.KEYWORD || kind.isIdentifier());
                }
            }
        }
        return names;
    }

    private static boolean isName(MentionRole role) {
        return switch (role) {
            case COLUMN,
                    STAR,
                    FUNCTION,
                    COLLATION,
                    RELATION,
                    ALIAS,
                    COLUMN_ALIAS,
                    LABEL,
                    ARGUMENT,
                    TARGET_COLUMN,
                    WINDOW_NAME,
                    CONSTRAINT,
                    LOCKED,
                    FIELD -> true;
            default -> false;
        };
    }

    /** The words that mean something to JSqlParser, in upper case. */
    private static Set<String> keywords() {
        Set<String> keywords = new HashSet<>();
        for (String image : CCJSqlParserConstants.tokenImage) {
            if (image.length() > 3 && Character.isLetter(image.charAt(1))) {
                keywords.add(image.substring(1, image.length() - 1).toUpperCase(Locale.ROOT));
            }
        }
        return keywords;
    }
}
