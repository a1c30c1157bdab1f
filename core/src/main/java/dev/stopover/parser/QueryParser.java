package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.OnConflict;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the heads of queries and data changes: kind, table, columns, WHERE, ON CONFLICT, number of rows. It looks only
 * at tokens outside brackets, so that size and depth do not matter; whether the rest is right is for
 * {@link Queries}, what it means for the answers.
 */
final class QueryParser {

    private final Tokens tokens;
    private final int first;
    private final int limit;
    private final Cursor cursor;

    private QueryParser(Tokens tokens, int first, int limit) {
        this.tokens = tokens;
        this.first = first;
        this.limit = limit;
        this.cursor = new Cursor(tokens, first, limit);
    }

    /**
     * A statement that begins with SELECT, VALUES, TABLE, WITH, INSERT, UPDATE, DELETE, MERGE or a parenthesis, and that
     * {@link Queries} has found to be right.
     *
     * @param first the number of its first significant token
     * @param limit the number after its last one, the semicolon excluded
     */
    static Statement parse(Tokens tokens, int first, int limit) {
        QueryParser parser = new QueryParser(tokens, first, limit);
        try {
            return parser.statement();
        } catch (SyntaxException unreadable) {
            // A template's placeholder stands where the head of the statement should say what it does.
            return parser.opaque();
        }
    }

    private UnreadStatement opaque() {
        TextRange keyword = tokens.range(tokens.significant(first));
        return new UnreadStatement(range(), keyword, touched(), Optional.empty(), Optional.empty());
    }

    /** The names after words that a table's name follows. */
    private List<QualifiedName> touched() {
        List<QualifiedName> names = new ArrayList<>();
        for (int position = first; position < limit; position++) {
            cursor.moveTo(position);
            boolean announced = switch (cursor.keyword(-1)) {
                case INTO, FROM, JOIN, UPDATE, USING, ONLY, TABLE -> true;
                default -> false;
            };
            if (announced && cursor.atName() && !cursor.at(Keyword.SET)) {
                names.add(readName());
            }
        }
        return names;
    }

    private QualifiedName readName() {
        Identifier part = cursor.identifier();
        if (cursor.at(TokenKind.DOT) && cursor.kind(1) != TokenKind.DOT && isWord(1)) {
            cursor.advance();
            Identifier name = cursor.identifier();
            return new QualifiedName(
                    part.range().to(name.range()), Optional.empty(), Optional.of(part.value()), name.value());
        }
        return new QualifiedName(part.range(), Optional.empty(), Optional.empty(), part.value());
    }

    private boolean isWord(int ahead) {
        return cursor.kind(ahead) == TokenKind.KEYWORD || cursor.kind(ahead).isIdentifier();
    }

    private TextRange range() {
        return tokens.range(tokens.significant(first), tokens.significant(limit - 1));
    }

    private Query query() {
        return new Query(tokens, tokens.significant(first), tokens.significant(limit - 1));
    }

    private Statement statement() {
        skipWith();
        return switch (cursor.keyword()) {
            case INSERT -> insert();
            case UPDATE -> update();
            case DELETE -> delete();
            case MERGE -> merge();
            default -> select();
        };
    }

    private void skipWith() {
        if (!cursor.at(Keyword.WITH)) {
            return;
        }
        while (!cursor.atEnd() && !atStatementAfterWith()) {
            step();
        }
    }

    private boolean atStatementAfterWith() {
        boolean afterParenthesis = cursor.kind(-1) == TokenKind.RIGHT_PAREN;
        return switch (cursor.keyword()) {
            // After a parenthesis, or after the name that ends SEARCH … SET name and CYCLE … USING name.
            case SELECT, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE ->
                cursor.keyword(1) != Keyword.AS && (afterParenthesis || cursor.kind(-2) == TokenKind.KEYWORD);
            default -> afterParenthesis && cursor.at(TokenKind.LEFT_PAREN);
        };
    }

    /** Over one token, or over brackets and all that they hold. */
    private void step() {
        if (cursor.at(TokenKind.LEFT_PAREN) || cursor.at(TokenKind.LEFT_BRACKET)) {
            cursor.skipParenthesized();
            return;
        }
        // Any word may be a label after AS and a column after a dot, INTO and FROM too.
        boolean named = cursor.at(TokenKind.DOT) || cursor.at(Keyword.AS);
        cursor.advance();
        if (named && isWord(0)) {
            cursor.advance();
        }
    }

    /** To the next of two words outside brackets, or to the end. */
    private void skipTo(Keyword word, Keyword other) {
        while (!cursor.atEnd() && !cursor.at(word) && !cursor.at(other)) {
            step();
        }
    }

    private TextRange keywords(int from) {
        return cursor.rangeFrom(from);
    }

    private Statement select() {
        int from = cursor.position();
        boolean select = cursor.at(Keyword.SELECT);
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.advance();
        }
        TextRange keywords = keywords(from);
        if (select) {
            while (!cursor.atEnd()) {
                switch (cursor.keyword()) {
                    case INTO -> {
                        return selectInto(keywords);
                    }
                    case FROM, WHERE, GROUP, HAVING, UNION, INTERSECT, EXCEPT, ORDER, LIMIT -> cursor.moveTo(limit);
                    default -> step();
                }
            }
        }
        return new Select(range(), keywords, query());
    }

    private Statement selectInto(TextRange keywords) {
        cursor.advance();
        Persistence persistence = Persistence.PERMANENT;
        boolean temporary = cursor.keyword(1) == Keyword.TEMPORARY || cursor.keyword(1) == Keyword.TEMP;
        if (temporary && (cursor.at(Keyword.LOCAL) || cursor.at(Keyword.GLOBAL))) {
            cursor.advance();
        }
        if (cursor.atName(1) || cursor.keyword(1) == Keyword.TABLE) {
            if (cursor.at(Keyword.TEMPORARY) || cursor.at(Keyword.TEMP)) {
                persistence = Persistence.TEMPORARY;
                cursor.advance();
            } else if (cursor.accept(Keyword.UNLOGGED)) {
                persistence = Persistence.UNLOGGED;
            }
        }
        cursor.accept(Keyword.TABLE);
        QualifiedName table = cursor.qualifiedName();
        return new CreateTableAs(
                range(), keywords, persistence, false, table, List.of(), List.of(), query(), true, Optional.empty());
    }

    private Statement insert() {
        int from = cursor.position();
        cursor.expect(Keyword.INSERT, Keyword.INTO);
        TextRange keywords = keywords(from);
        QualifiedName table = cursor.qualifiedName();
        if (cursor.accept(Keyword.AS)) {
            cursor.name();
        }
        List<Identifier> columns = List.of();
        if (cursor.at(TokenKind.LEFT_PAREN) && !isQueryInParentheses()) {
            columns = columns();
        }
        if (cursor.accept(Keyword.OVERRIDING)) {
            skipTo(Keyword.VALUE, Keyword.VALUE);
            cursor.advance();
        }
        InsertSource source = InsertSource.QUERY;
        int rows = 0;
        if (cursor.accept(Keyword.DEFAULT)) {
            source = InsertSource.DEFAULT_VALUES;
        } else {
            rows = rows();
            source = rows > 0 ? InsertSource.VALUES : InsertSource.QUERY;
        }
        Optional<OnConflict> onConflict = Optional.empty();
        Optional<TextRange> onConflictRange = Optional.empty();
        skipToConflict();
        if (cursor.at(Keyword.ON, Keyword.CONFLICT)) {
            int start = cursor.position();
            skipTo(Keyword.DO, Keyword.RETURNING);
            onConflict = cursor.keyword(1) == Keyword.UPDATE
                    ? Optional.of(OnConflict.UPDATE)
                    : Optional.of(OnConflict.NOTHING);
            skipTo(Keyword.RETURNING, Keyword.RETURNING);
            onConflictRange = Optional.of(keywords(start));
        }
        return new Insert(range(), keywords, query(), table, columns, source, rows, onConflict, onConflictRange);
    }

    private boolean isQueryInParentheses() {
        int ahead = 1;
        while (cursor.kind(ahead) == TokenKind.LEFT_PAREN) {
            ahead++;
        }
        return switch (cursor.keyword(ahead)) {
            case SELECT, WITH, TABLE -> true;
            case VALUES -> cursor.kind(ahead + 1) == TokenKind.LEFT_PAREN;
            default -> false;
        };
    }

    /** The names in parentheses; fields and subscripts that follow a name are passed over. */
    private List<Identifier> columns() {
        List<Identifier> columns = new ArrayList<>();
        cursor.expect(TokenKind.LEFT_PAREN);
        do {
            columns.add(column());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
        return columns;
    }

    private Identifier column() {
        Identifier column = cursor.name();
        while (cursor.at(TokenKind.LEFT_BRACKET) || cursor.at(TokenKind.DOT)) {
            if (cursor.accept(TokenKind.DOT)) {
                cursor.label();
            } else {
                cursor.skipParenthesized();
            }
        }
        return column;
    }

    /** The number of rows if a plain VALUES stands here. */
    private int rows() {
        int parentheses = 0;
        while (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.advance();
            parentheses++;
        }
        int rows = 0;
        if (cursor.accept(Keyword.VALUES)) {
            do {
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    cursor.skipParenthesized();
                }
                rows++;
            } while (cursor.accept(TokenKind.COMMA));
        }
        while (parentheses > 0 && cursor.accept(TokenKind.RIGHT_PAREN)) {
            parentheses--;
        }
        while (parentheses > 0 && !cursor.atEnd()) {
            parentheses -= cursor.at(TokenKind.RIGHT_PAREN) ? 1 : 0;
            parentheses += cursor.at(TokenKind.LEFT_PAREN) ? 1 : 0;
            cursor.advance();
        }
        return switch (cursor.keyword()) {
            case UNION, INTERSECT, EXCEPT -> 0;
            default -> rows;
        };
    }

    private void skipToConflict() {
        while (!cursor.atEnd() && !cursor.at(Keyword.RETURNING)) {
            if (cursor.at(Keyword.ON, Keyword.CONFLICT)) {
                TokenKind next = cursor.kind(2);
                Keyword word = cursor.keyword(2);
                if (next == TokenKind.LEFT_PAREN || word == Keyword.ON || word == Keyword.DO) {
                    return;
                }
            }
            step();
        }
    }

    private Statement update() {
        int from = cursor.position();
        cursor.expect(Keyword.UPDATE);
        TextRange keywords = keywords(from);
        boolean only = cursor.at(Keyword.ONLY);
        QualifiedName table = relation();
        skipTo(Keyword.SET, Keyword.SET);
        cursor.expect(Keyword.SET);
        List<Identifier> columns = new ArrayList<>();
        assignments(columns);
        boolean joined = cursor.at(Keyword.FROM);
        return new Update(range(), keywords, query(), table, only, columns, where(), joined);
    }

    private void assignments(List<Identifier> columns) {
        do {
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                columns.addAll(columns());
            } else {
                columns.add(column());
            }
            while (!cursor.atEnd() && !endsAssignment()) {
                step();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    private boolean endsAssignment() {
        return switch (cursor.keyword()) {
            // IS DISTINCT FROM is an operator.
            case FROM -> cursor.keyword(-1) != Keyword.DISTINCT;
            case WHERE, RETURNING -> true;
            case WHEN -> cursor.keyword(1) == Keyword.MATCHED || cursor.at(Keyword.WHEN, Keyword.NOT, Keyword.MATCHED);
            default -> cursor.at(TokenKind.COMMA);
        };
    }

    private Statement delete() {
        int from = cursor.position();
        cursor.expect(Keyword.DELETE, Keyword.FROM);
        TextRange keywords = keywords(from);
        boolean only = cursor.at(Keyword.ONLY);
        QualifiedName table = relation();
        skipTo(Keyword.USING, Keyword.WHERE);
        boolean joined = cursor.at(Keyword.USING);
        return new Delete(range(), keywords, query(), table, only, where(), joined);
    }

    private QualifiedName relation() {
        if (cursor.accept(Keyword.ONLY)) {
            cursor.accept(TokenKind.LEFT_PAREN);
            QualifiedName table = cursor.qualifiedName();
            cursor.accept(TokenKind.RIGHT_PAREN);
            return table;
        }
        return cursor.qualifiedName();
    }

    private Optional<Expression> where() {
        skipTo(Keyword.WHERE, Keyword.RETURNING);
        if (!cursor.accept(Keyword.WHERE) || cursor.atEnd()) {
            return Optional.empty();
        }
        int start = cursor.index();
        skipTo(Keyword.RETURNING, Keyword.RETURNING);
        return Optional.of(new Expression(tokens, start, cursor.lastIndex()));
    }

    private Statement merge() {
        int from = cursor.position();
        cursor.expect(Keyword.MERGE, Keyword.INTO);
        TextRange keywords = keywords(from);
        QualifiedName table = relation();
        List<Identifier> columns = new ArrayList<>();
        boolean deletes = false;
        while (!cursor.atEnd()) {
            if (cursor.accept(Keyword.THEN, Keyword.UPDATE, Keyword.SET)) {
                assignments(columns);
            } else {
                deletes |= cursor.at(Keyword.THEN, Keyword.DELETE);
                step();
            }
        }
        return new Merge(range(), keywords, query(), table, columns, deletes);
    }
}
