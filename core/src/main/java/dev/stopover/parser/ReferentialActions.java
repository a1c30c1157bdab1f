package dev.stopover.parser;

import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ReferentialAction;
import dev.stopover.syntax.TokenKind;
import java.util.List;

/** Reads what follows the referenced columns of a foreign key: how rows match, and what changes there do here. */
final class ReferentialActions {

    private final Cursor cursor;
    private ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    private ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
    private List<Identifier> deletedColumns = List.of();

    ReferentialActions(Cursor cursor) {
        this.cursor = cursor;
    }

    /** What a deletion there does here. */
    ReferentialAction onDelete() {
        return onDelete;
    }

    /** What a change there does here. */
    ReferentialAction onUpdate() {
        return onUpdate;
    }

    /** The columns that a deletion sets; all of the key if none. */
    List<Identifier> deletedColumns() {
        return deletedColumns;
    }

    void read() {
        if (cursor.accept(Keyword.MATCH)) {
            match();
        }
        boolean deleted = false;
        boolean updated = false;
        while (cursor.at(Keyword.ON)) {
            if (!deleted && cursor.accept(Keyword.ON, Keyword.DELETE)) {
                onDelete = action(true);
                deleted = true;
            } else if (!updated && cursor.accept(Keyword.ON, Keyword.UPDATE)) {
                onUpdate = action(false);
                updated = true;
            } else {
                cursor.advance();
                throw cursor.error();
            }
        }
    }

    private void match() {
        if (cursor.at(Keyword.PARTIAL)) {
            throw cursor.error("MATCH PARTIAL is not implemented.", "Leave it out, or write MATCH FULL.");
        }
        if (!cursor.accept(Keyword.FULL)) {
            cursor.expect(Keyword.SIMPLE);
        }
    }

    private ReferentialAction action(boolean deletes) {
        switch (cursor.keyword()) {
            case NO -> {
                cursor.advance();
                cursor.expect(Keyword.ACTION);
                return ReferentialAction.NO_ACTION;
            }
            case RESTRICT -> {
                cursor.advance();
                return ReferentialAction.RESTRICT;
            }
            case CASCADE -> {
                cursor.advance();
                return ReferentialAction.CASCADE;
            }
            default -> {
                cursor.expect(Keyword.SET);
                boolean toNull = cursor.accept(Keyword.NULL);
                if (!toNull) {
                    cursor.expect(Keyword.DEFAULT);
                }
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    columns(deletes);
                }
                return toNull ? ReferentialAction.SET_NULL : ReferentialAction.SET_DEFAULT;
            }
        }
    }

    private void columns(boolean deletes) {
        if (!deletes) {
            throw cursor.error(
                    "Columns may be named only after ON DELETE SET NULL and SET DEFAULT.", "Leave out the columns.");
        }
        deletedColumns = cursor.parenthesized(cursor::name);
    }
}
