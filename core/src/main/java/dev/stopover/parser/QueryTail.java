package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** The order, the limit and the locks at the end of a query ({@code sort_clause}, {@code select_limit}, {@code for_locking_clause}). */
final class QueryTail {

    private final Cursor cursor;
    private final Expressions expressions;

    QueryTail(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The order, the limit and the locks of a query. */
    void read() {
        boolean ordered = cursor.at(Keyword.ORDER);
        optionalOrderBy();
        boolean locked = locking();
        limit(ordered);
        if (!locked) {
            locking();
        }
    }

    void optionalOrderBy() {
        if (cursor.at(Keyword.ORDER)) {
            orderBy();
        }
    }

    /** {@code ORDER BY}. */
    void orderBy() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(Keyword.ORDER, Keyword.BY);
        do {
            expressions.any();
            if (cursor.accept(Keyword.USING)) {
                if (cursor.at(Keyword.OPERATOR)) {
                    expressions.operatorCall();
                } else {
                    expressions.anyOperator();
                }
            } else if (!cursor.accept(Keyword.ASC)) {
                cursor.accept(Keyword.DESC);
            }
            nullsOrder();
        } while (cursor.accept(TokenKind.COMMA));
        cursor.mention(MentionRole.ORDER_BY, from, mark);
    }

    void nullsOrder() {
        if (atNullsOrder()) {
            cursor.advance();
            cursor.advance();
        }
    }

    boolean atNullsOrder() {
        return cursor.at(Keyword.NULLS, Keyword.FIRST) || cursor.at(Keyword.NULLS, Keyword.LAST);
    }

    private void limit(boolean ordered) {
        boolean limited = false;
        boolean skipped = false;
        while (true) {
            int from = cursor.position();
            int mark = cursor.mark();
            if (!limited && cursor.accept(Keyword.LIMIT)) {
                limited = true;
                if (!cursor.accept(Keyword.ALL)) {
                    expressions.any();
                }
                if (cursor.at(TokenKind.COMMA)) {
                    throw cursor.error(
                            "LIMIT takes one number in PostgreSQL.", "Write LIMIT count OFFSET start instead.");
                }
            } else if (!limited && cursor.accept(Keyword.FETCH)) {
                limited = true;
                fetch(ordered);
            } else if (!skipped && cursor.accept(Keyword.OFFSET)) {
                skipped = true;
                offset();
            } else {
                return;
            }
            cursor.mention(MentionRole.LIMIT, from, mark);
        }
    }

    /** What OFFSET skips: any expression, or before ROWS one that needs no parentheses. */
    private void offset() {
        int from = cursor.position();
        boolean number = isSignedNumber();
        boolean primary = expressions.anyOrPrimary() || number && cursor.position() == from + 2;
        if (primary && !cursor.accept(Keyword.ROW)) {
            cursor.accept(Keyword.ROWS);
        }
    }

    private boolean isSignedNumber() {
        return (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS))
                && (cursor.kind(1) == TokenKind.INTEGER || cursor.kind(1) == TokenKind.NUMBER);
    }

    private void fetch(boolean ordered) {
        if (!cursor.accept(Keyword.FIRST)) {
            cursor.expect(Keyword.NEXT);
        }
        boolean rows = cursor.at(Keyword.ROW) || cursor.at(Keyword.ROWS);
        if (!rows || cursor.keyword(1) == Keyword.ROW || cursor.keyword(1) == Keyword.ROWS) {
            if (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS)) {
                cursor.number();
            } else {
                expressions.operands().primary();
            }
        }
        if (!cursor.accept(Keyword.ROW)) {
            cursor.expect(Keyword.ROWS);
        }
        if (!cursor.accept(Keyword.ONLY)) {
            int with = cursor.position();
            cursor.expect(Keyword.WITH, Keyword.TIES);
            if (!ordered) {
                cursor.moveTo(with);
                throw cursor.error("WITH TIES needs an order.", "Add ORDER BY before it.");
            }
        }
    }

    private boolean locking() {
        boolean any = false;
        while (cursor.accept(Keyword.FOR)) {
            any = true;
            if (cursor.accept(Keyword.READ)) {
                cursor.expect(Keyword.ONLY);
                continue;
            }
            if (cursor.accept(Keyword.NO)) {
                cursor.expect(Keyword.KEY, Keyword.UPDATE);
            } else if (cursor.accept(Keyword.KEY)) {
                cursor.expect(Keyword.SHARE);
            } else if (!cursor.accept(Keyword.UPDATE)) {
                cursor.expect(Keyword.SHARE);
            }
            if (cursor.accept(Keyword.OF)) {
                do {
                    int from = cursor.position();
                    cursor.qualifiedName();
                    cursor.mention(MentionRole.LOCKED, from);
                } while (cursor.accept(TokenKind.COMMA));
            }
            if (!cursor.accept(Keyword.NOWAIT) && cursor.accept(Keyword.SKIP)) {
                cursor.expect(Keyword.LOCKED);
            }
        }
        return any;
    }
}
