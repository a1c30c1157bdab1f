package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.List;

/**
 * An INSERT that writes constants into columns that are there. Hundreds of thousands of these stand in some scripts, and
 * their tokens alone say that nothing in them means nothing and no value is too many.
 */
final class PlainInsert {

    private final Tokens tokens;
    private final int last;
    private int next;

    /** Each name of very many rows would be kept while they are judged. */
    private static final int MOST_ROWS = 10_000;

    /** Whether it has so many rows that those which are no constants are not looked into. */
    static boolean isTooLong(Insert insert) {
        return insert.source() == InsertSource.VALUES && insert.rows() > MOST_ROWS;
    }

    private PlainInsert(Insert insert) {
        this.tokens = insert.query().tokens();
        this.last = insert.query().last();
        this.next = tokens.significantFrom(tokens.start(insert.query().first()));
    }

    /** Whether it writes but constants into a table, as many as there are columns for, none of which PostgreSQL computes. */
    static boolean fits(Insert insert, Relation relation) {
        if (insert.source() != InsertSource.VALUES
                || insert.onConflict().isPresent()
                || !(relation instanceof Table table)) {
            return false;
        }
        int width = new PlainInsert(insert).width();
        List<Identifier> named = insert.columns();
        if (width == 0 || (named.isEmpty() ? width > table.columns().size() : width != named.size())) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (named.isEmpty() ? isComputed(table.columns().get(i)) : !isWritable(table, named, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWritable(Table table, List<Identifier> named, int number) {
        String name = named.get(number).value();
        for (int i = 0; i < number; i++) {
            if (named.get(i).value().equals(name)) {
                return false;
            }
        }
        return table.column(name).filter(column -> !isComputed(column)).isPresent();
    }

    private static boolean isComputed(Column column) {
        return column.generated().isPresent() || column.identity() == IdentityKind.ALWAYS;
    }

    /** How many constants stand in each row; 0 if rows differ or hold anything else, or if more is written around them. */
    private int width() {
        boolean insert = accept(Keyword.INSERT) && accept(Keyword.INTO);
        while (insert && isPartOfNames()) {
            next++;
        }
        if (!insert || !accept(Keyword.VALUES)) {
            return 0;
        }
        int width = row();
        while (accept(TokenKind.COMMA)) {
            width = row() == width ? width : 0;
        }
        return isInside() ? 0 : width;
    }

    /** Passes over a row in parentheses: how many constants it holds, 0 if it is none of constants alone. */
    private int row() {
        int count = 0;
        if (!accept(TokenKind.LEFT_PAREN)) {
            return 0;
        }
        do {
            if (!isInside() || !isConstant()) {
                return 0;
            }
            next++;
            count++;
        } while (accept(TokenKind.COMMA));
        return accept(TokenKind.RIGHT_PAREN) ? count : 0;
    }

    private boolean isInside() {
        return next < tokens.significantCount() && tokens.significant(next) <= last;
    }

    private boolean accept(Keyword keyword) {
        boolean here = isInside() && tokens.keyword(tokens.significant(next)) == keyword;
        next += here ? 1 : 0;
        return here;
    }

    private boolean accept(TokenKind kind) {
        boolean here = isInside() && tokens.kind(tokens.significant(next)) == kind;
        next += here ? 1 : 0;
        return here;
    }

    /** Whether a name, or a list of names, goes on here. Words that may mean more than a name are left to others. */
    private boolean isPartOfNames() {
        if (!isInside()) {
            return false;
        }
        int token = tokens.significant(next);
        return switch (tokens.kind(token)) {
            case IDENTIFIER, QUOTED_IDENTIFIER, LEFT_PAREN, RIGHT_PAREN, COMMA, DOT -> true;
            case KEYWORD ->
                tokens.keyword(token).category() == Keyword.Category.UNRESERVED
                        && tokens.keyword(token) != Keyword.OVERRIDING;
            default -> false;
        };
    }

    private boolean isConstant() {
        int token = tokens.significant(next);
        TokenKind kind = tokens.kind(token);
        return switch (kind) {
            case INTEGER, NUMBER -> true;
            case KEYWORD ->
                switch (tokens.keyword(token)) {
                    case NULL, TRUE, FALSE -> true;
                    default -> false;
                };
            default -> kind.isString();
        };
    }
}
