package dev.stopover.parser;

import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.QueryAnswer;
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
 * Gives queries, data changes and expressions to JSqlParser and reads the answers from its trees. This class and {@link
 * TreeReader} are the only ones that know JSqlParser; they are loaded with the first question, for loading them costs
 * more than parsing a folder. What is too deep or too large for JSqlParser is never given to it, so that its time is
 * bounded without a clock: the same input has the same answers on every machine.
 */
final class JsqlParserBridge {

    /** So many brackets within each other are given to JSqlParser, whose time grows with their third power. */
    private static final int DEEPEST = 200;

    /** So much text is given to JSqlParser at once. */
    private static final int LONGEST = 256 * 1024;

    private static final Set<String> KEYWORDS = keywords();

    private final Tokens tokens;
    private final int first;
    private final int limit;

    private JsqlParserBridge(Tokens tokens, int firstIndex, int lastIndex) {
        this.tokens = tokens;
        this.first = tokens.significantFrom(tokens.start(firstIndex));
        this.limit = tokens.significantFrom(tokens.end(lastIndex));
    }

    /** What an expression says, from the index of its first token to that of its last one. */
    static Optional<ExpressionAnswer> expression(Tokens tokens, int firstIndex, int lastIndex) {
        return new JsqlParserBridge(tokens, firstIndex, lastIndex).expression();
    }

    /** What a query or data change says, from the index of its first token to that of its last one. */
    static Optional<QueryAnswer> query(Tokens tokens, int firstIndex, int lastIndex) {
        JsqlParserBridge bridge = new JsqlParserBridge(tokens, firstIndex, lastIndex);
        return bridge.isTooMuch() ? WrittenRows.of(tokens, bridge.first, bridge.limit) : bridge.query();
    }

    private Optional<ExpressionAnswer> expression() {
        return ask(false, CCJSqlParser::Expression, (tree, slice) -> new TreeReader(tokens, slice).expression(tree));
    }

    private Optional<QueryAnswer> query() {
        return ask(true, CCJSqlParser::Statement, (tree, slice) -> new TreeReader(tokens, slice).statement(tree));
    }

    /** One of JSqlParser's ways to parse. */
    private interface Way<T> {
        T parse(CCJSqlParser parser) throws ParseException;
    }

    private interface Reading<T, A> {
        A read(T tree, Slice slice);
    }

    private <T, A> Optional<A> ask(boolean query, Way<T> way, Reading<T, A> reading) {
        if (isTooMuch()) {
            return Optional.empty();
        }
        Optional<A> answer = Slice.isMisread(tokens, first, limit)
                ? Optional.empty()
                : ask(Slice.asWritten(tokens, first, limit), way, reading);
        if (answer.isPresent()) {
            return answer;
        }
        BitSet names = names(query);
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

    /** The positions of names, as our own grammar reads them; where a template breaks it, of all plain words. */
    private BitSet names(boolean query) {
        BitSet names = new BitSet();
        Cursor cursor = new Cursor(tokens, first, limit);
        cursor.noteNames(names);
        try {
            Expressions expressions = new Expressions(cursor);
            if (query) {
                expressions.queries().statement();
            } else {
                expressions.any();
            }
        } catch (SyntaxException template) {
            for (int position = first; position < limit; position++) {
                if (tokens.kind(tokens.significant(position)) == TokenKind.IDENTIFIER) {
                    names.set(position);
                }
            }
        }
        return names;
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
