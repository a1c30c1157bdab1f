package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE INDEX}. */
final class IndexParser {

    private final Grammar grammar;
    private final Cursor cursor;

    IndexParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** {@code CREATE INDEX}, CREATE being taken. */
    Statement createIndex() {
        boolean unique = cursor.accept(Keyword.UNIQUE);
        cursor.expect(Keyword.INDEX);
        TextRange keywords = grammar.soFar();
        boolean concurrently = cursor.accept(Keyword.CONCURRENTLY);
        boolean ifNotExists = cursor.acceptIfNotExists();
        Optional<Identifier> index =
                ifNotExists || !cursor.at(Keyword.ON) ? Optional.of(cursor.name()) : Optional.empty();
        cursor.expect(Keyword.ON);
        boolean only = cursor.accept(Keyword.ONLY);
        QualifiedName table = only ? onlyTable() : cursor.qualifiedName();
        if (!only) {
            cursor.accept(TokenKind.STAR);
        }
        Optional<Identifier> method = cursor.accept(Keyword.USING) ? Optional.of(cursor.name()) : Optional.empty();
        List<IndexColumn> columns = cursor.parenthesized(grammar.indexColumns()::indexColumn);
        List<IndexColumn> include =
                cursor.accept(Keyword.INCLUDE) ? cursor.parenthesized(grammar.indexColumns()::indexColumn) : List.of();
        boolean nullsNotDistinct = new TableParts(grammar).nullsNotDistinct();
        List<Option> options = cursor.accept(Keyword.WITH) ? grammar.options().storageParameters() : List.of();
        Optional<Identifier> tablespace =
                cursor.accept(Keyword.TABLESPACE) ? Optional.of(cursor.name()) : Optional.empty();
        Optional<Expression> where =
                cursor.accept(Keyword.WHERE) ? Optional.of(grammar.expressions().expression()) : Optional.empty();
        return new CreateIndex(
                grammar.soFar(),
                keywords,
                unique,
                concurrently,
                ifNotExists,
                index,
                only,
                table,
                method,
                columns,
                include,
                nullsNotDistinct,
                options,
                tablespace,
                where);
    }

    private QualifiedName onlyTable() {
        if (!cursor.accept(TokenKind.LEFT_PAREN)) {
            return cursor.qualifiedName();
        }
        QualifiedName table = cursor.qualifiedName();
        cursor.expect(TokenKind.RIGHT_PAREN);
        return table;
    }
}
