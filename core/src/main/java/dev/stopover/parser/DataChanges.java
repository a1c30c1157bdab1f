package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.TokenKind;

/** INSERT, UPDATE, DELETE and MERGE, behind what WITH puts before them. */
final class DataChanges {

    private final Cursor cursor;
    private final Queries queries;
    private final Expressions expressions;
    private final TableReferences tables;
    private final QueryTail tail;

    DataChanges(Cursor cursor, Queries queries, Expressions expressions) {
        this.cursor = cursor;
        this.queries = queries;
        this.expressions = expressions;
        this.tables = queries.tables();
        this.tail = queries.tail();
    }

    void insert() {
        cursor.advance();
        cursor.expect(Keyword.INTO);
        tables.relationName();
        if (cursor.accept(Keyword.AS)) {
            queries.name(MentionRole.ALIAS);
        }
        insertRest();
        int from = cursor.position();
        int mark = cursor.mark();
        if (cursor.accept(Keyword.ON)) {
            cursor.expect(Keyword.CONFLICT);
            conflict();
            cursor.mention(MentionRole.ON_CONFLICT, from, mark);
        }
        returning();
    }

    private void insertRest() {
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        if (cursor.at(TokenKind.LEFT_PAREN) && !queries.atQuery()) {
            cursor.parenthesized(this::target);
        }
        overriding();
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        queries.requireQuery();
        queries.query();
    }

    private void overriding() {
        if (cursor.accept(Keyword.OVERRIDING)) {
            if (!cursor.accept(Keyword.USER)) {
                cursor.expect(Keyword.SYSTEM);
            }
            cursor.expect(Keyword.VALUE);
        }
    }

    /** A column that is written, perhaps only a part of it ({@code set_target}). */
    private Void target() {
        int mark = cursor.mark();
        queries.name(MentionRole.TARGET_COLUMN);
        expressions.operands().indirection(mark);
        return null;
    }

    private void conflict() {
        if (cursor.accept(Keyword.ON)) {
            cursor.expect(Keyword.CONSTRAINT);
            queries.name(MentionRole.CONSTRAINT);
        } else if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(this::conflictColumn);
            queries.condition(Keyword.WHERE, MentionRole.WHERE);
        }
        cursor.expect(Keyword.DO);
        if (cursor.accept(Keyword.NOTHING)) {
            return;
        }
        cursor.expect(Keyword.UPDATE, Keyword.SET);
        assignments();
        queries.condition(Keyword.WHERE, MentionRole.WHERE);
    }

    private Void conflictColumn() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            expressions.parenthesized();
        } else if (cursor.atName() && cursor.kind(1) != TokenKind.LEFT_PAREN && cursor.kind(1) != TokenKind.DOT) {
            queries.name(MentionRole.COLUMN);
        } else {
            expressions.calls().functionCall();
        }
        queries.collation();
        if (cursor.atName() && !tail.atNullsOrder()) {
            cursor.qualifiedName();
        }
        if (!cursor.accept(Keyword.ASC)) {
            cursor.accept(Keyword.DESC);
        }
        tail.nullsOrder();
        return null;
    }

    private void assignments() {
        do {
            int from = cursor.position();
            int mark = cursor.mark();
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                cursor.parenthesized(this::target);
            } else {
                target();
            }
            cursor.expect(TokenKind.EQUALS);
            expressions.any();
            cursor.mention(MentionRole.ASSIGNMENT, from, mark);
        } while (cursor.accept(TokenKind.COMMA));
    }

    void update() {
        cursor.advance();
        changedRelation();
        cursor.expect(Keyword.SET);
        assignments();
        if (cursor.accept(Keyword.FROM)) {
            tables.fromList();
        }
        where();
        returning();
    }

    /** The relation that a data change names, perhaps with an alias ({@code relation_expr_opt_alias}). */
    private void changedRelation() {
        tables.relation();
        if (cursor.accept(Keyword.AS) || cursor.atName() && !cursor.at(Keyword.SET)) {
            queries.name(MentionRole.ALIAS);
        }
    }

    private void where() {
        if (cursor.at(Keyword.WHERE, Keyword.CURRENT, Keyword.OF)) {
            cursor.moveTo(cursor.position() + 3);
            cursor.name();
        } else {
            queries.condition(Keyword.WHERE, MentionRole.WHERE);
        }
    }

    void delete() {
        cursor.advance();
        cursor.expect(Keyword.FROM);
        changedRelation();
        if (cursor.accept(Keyword.USING)) {
            tables.fromList();
        }
        where();
        returning();
    }

    void merge() {
        cursor.advance();
        cursor.expect(Keyword.INTO);
        changedRelation();
        cursor.expect(Keyword.USING);
        tables.tableReference();
        cursor.expect(Keyword.ON);
        expressions.any();
        do {
            mergeWhen();
        } while (cursor.at(Keyword.WHEN));
        returning();
    }

    private void mergeWhen() {
        int from = cursor.position();
        int mark = cursor.mark();
        cursor.expect(Keyword.WHEN);
        boolean not = cursor.accept(Keyword.NOT);
        cursor.expect(Keyword.MATCHED);
        boolean source = false;
        if (not && cursor.accept(Keyword.BY)) {
            source = cursor.accept(Keyword.SOURCE);
            if (!source) {
                cursor.expect(Keyword.TARGET);
            }
        }
        if (cursor.accept(Keyword.AND)) {
            expressions.any();
        }
        cursor.expect(Keyword.THEN);
        if (cursor.accept(Keyword.DO)) {
            cursor.expect(Keyword.NOTHING);
        } else if (not && !source) {
            cursor.expect(Keyword.INSERT);
            mergeInsert();
        } else if (!cursor.accept(Keyword.DELETE)) {
            cursor.expect(Keyword.UPDATE, Keyword.SET);
            assignments();
        }
        cursor.mention(MentionRole.MERGE_WHEN, from, mark);
    }

    private void mergeInsert() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(this::target);
        }
        overriding();
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.VALUES);
            return;
        }
        cursor.expect(Keyword.VALUES);
        queries.row();
    }

    private void returning() {
        int from = cursor.position();
        int mark = cursor.mark();
        if (!cursor.accept(Keyword.RETURNING)) {
            return;
        }
        if (cursor.accept(Keyword.WITH)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            do {
                if (!cursor.accept(Keyword.OLD)) {
                    cursor.expect(Keyword.NEW);
                }
                cursor.expect(Keyword.AS);
                queries.name(MentionRole.ALIAS);
            } while (cursor.accept(TokenKind.COMMA));
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        queries.targets();
        cursor.mention(MentionRole.RETURNING, from, mark);
    }
}
