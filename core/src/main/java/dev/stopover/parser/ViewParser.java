package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import java.util.List;

/** Reads CREATE VIEW and CREATE MATERIALIZED VIEW. */
final class ViewParser {

    private final Grammar grammar;
    private final Cursor cursor;

    ViewParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE [OR REPLACE] [TEMPORARY] [RECURSIVE] VIEW. */
    Statement createView(int from, boolean orReplace, boolean temporary, boolean recursive) {
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName view = cursor.qualifiedName();
        List<Identifier> columns = recursive ? cursor.parenthesized(cursor::name) : cursor.optionalColumns();
        List<Option> options = optionalParameters();
        cursor.expect(Keyword.AS);
        Query query = grammar.queries().select();
        if (cursor.accept(Keyword.WITH)) {
            if (!cursor.accept(Keyword.CASCADED)) {
                cursor.accept(Keyword.LOCAL);
            }
            cursor.expect(Keyword.CHECK, Keyword.OPTION);
        }
        return new CreateView(
                cursor.rangeFrom(from), keywords, orReplace, temporary, recursive, view, columns, options, query);
    }

    /** From after the words CREATE [UNLOGGED] MATERIALIZED VIEW. */
    Statement createMaterializedView(int from) {
        boolean ifNotExists = cursor.acceptIfNotExists();
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName view = cursor.qualifiedName();
        List<Identifier> columns = cursor.optionalColumns();
        if (cursor.accept(Keyword.USING)) {
            cursor.name();
        }
        List<Option> options = optionalParameters();
        if (cursor.accept(Keyword.TABLESPACE)) {
            cursor.name();
        }
        cursor.expect(Keyword.AS);
        Query query = grammar.queries().select();
        boolean withData = withData();
        return new CreateMaterializedView(
                cursor.rangeFrom(from), keywords, ifNotExists, view, columns, options, query, withData);
    }

    private List<Option> optionalParameters() {
        return cursor.accept(Keyword.WITH) ? grammar.options().storageParameters() : List.of();
    }

    private boolean withData() {
        if (!cursor.accept(Keyword.WITH)) {
            return true;
        }
        boolean data = !cursor.accept(Keyword.NO);
        cursor.expect(Keyword.DATA);
        return data;
    }
}
