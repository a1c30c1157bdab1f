package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** Specifications of windows ({@code window_specification}). */
final class Windows {

    private final Cursor cursor;
    private final Queries queries;
    private final Expressions expressions;

    Windows(Cursor cursor, Queries queries, Expressions expressions) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = expressions;
    }

    /** The specification of a window, in parentheses. */
    void window() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(TokenKind.LEFT_PAREN);
        expressions.nested(() -> {
            if (cursor.atName() && !cursor.at(Keyword.PARTITION) && !atFrame()) {
                queries.windowName();
            }
            if (cursor.accept(Keyword.PARTITION)) {
                cursor.expect(Keyword.BY);
                expressions.list();
            }
            queries.tail().optionalOrderBy();
            if (atFrame()) {
                frame();
            }
        });
        cursor.expect(TokenKind.RIGHT_PAREN);
        cursor.mention(MentionRole.WINDOW, from, mark);
    }

    private boolean atFrame() {
        return cursor.at(Keyword.RANGE) || cursor.at(Keyword.ROWS) || cursor.at(Keyword.GROUPS);
    }

    private void frame() {
        cursor.advance();
        int start = cursor.position();
        boolean between = cursor.accept(Keyword.BETWEEN);
        Bound first = bound();
        Bound last = Bound.CURRENT_ROW;
        if (between) {
            cursor.expect(Keyword.AND);
            last = bound();
        }
        boolean backwards = first == Bound.UNBOUNDED_FOLLOWING
                || last == Bound.UNBOUNDED_PRECEDING
                || first == Bound.FOLLOWING && last.compareTo(Bound.FOLLOWING) < 0
                || first == Bound.CURRENT_ROW && last == Bound.PRECEDING;
        if (backwards) {
            cursor.moveTo(start);
            throw cursor.error("A window's frame ends before it begins.", "Exchange its two ends.");
        }
        if (cursor.accept(Keyword.EXCLUDE)) {
            switch (cursor.keyword()) {
                case CURRENT -> {
                    cursor.advance();
                    cursor.expect(Keyword.ROW);
                }
                case GROUP, TIES -> cursor.advance();
                default -> cursor.expect(Keyword.NO, Keyword.OTHERS);
            }
        }
    }

    /** An end of a window's frame, in the order in which they may come. */
    private enum Bound {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    private Bound bound() {
        if (cursor.accept(Keyword.CURRENT, Keyword.ROW)) {
            return Bound.CURRENT_ROW;
        }
        boolean unbounded = cursor.at(Keyword.UNBOUNDED)
                && (cursor.keyword(1) == Keyword.PRECEDING || cursor.keyword(1) == Keyword.FOLLOWING);
        if (unbounded) {
            cursor.advance();
        } else {
            expressions.any();
        }
        if (cursor.accept(Keyword.PRECEDING)) {
            return unbounded ? Bound.UNBOUNDED_PRECEDING : Bound.PRECEDING;
        }
        cursor.expect(Keyword.FOLLOWING);
        return unbounded ? Bound.UNBOUNDED_FOLLOWING : Bound.FOLLOWING;
    }
}
