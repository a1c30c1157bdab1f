package dev.stopover.parser;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import java.util.Optional;

/** Columns and expressions of indexes and partition keys ({@code index_elem}, {@code part_elem}). */
final class IndexColumns {

    private final Cursor cursor;
    private final Expressions expressions;
    private final OptionLists options;

    IndexColumns(Cursor cursor, Expressions expressions, OptionLists options) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.options = options;
    }

    /** A column or expression of an index ({@code index_elem}). */
    IndexColumn indexColumn() {
        return indexColumn(false);
    }

    /** A column or expression of a partition key ({@code part_elem}): neither ordered nor with parameters. */
    IndexColumn partitionColumn() {
        return indexColumn(true);
    }

    private IndexColumn indexColumn(boolean partition) {
        int from = cursor.position();
        Optional<Identifier> column = Optional.empty();
        Optional<Expression> expression = Optional.empty();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            expression = Optional.of(expressions.inParentheses());
        } else if (cursor.at(Keyword.NULLS, Keyword.FIRST) || cursor.at(Keyword.NULLS, Keyword.LAST)) {
            throw cursor.error();
        } else if (cursor.atName() && cursor.kind(1) != TokenKind.LEFT_PAREN && cursor.kind(1) != TokenKind.DOT) {
            column = Optional.of(cursor.name());
        } else {
            expression = Optional.of(expressions.calls().functionCall());
        }
        Optional<QualifiedName> collation =
                cursor.accept(Keyword.COLLATE) ? Optional.of(cursor.qualifiedName()) : Optional.empty();
        Optional<QualifiedName> operatorClass = Optional.empty();
        if (cursor.atName() && !cursor.at(Keyword.NULLS, Keyword.FIRST) && !cursor.at(Keyword.NULLS, Keyword.LAST)) {
            operatorClass = Optional.of(cursor.qualifiedName());
            if (!partition && cursor.at(TokenKind.LEFT_PAREN)) {
                options.storageParameters();
            }
        }
        if (partition) {
            return new IndexColumn(
                    cursor.rangeFrom(from),
                    column,
                    expression,
                    collation,
                    operatorClass,
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
        boolean descending = !cursor.accept(Keyword.ASC) && cursor.accept(Keyword.DESC);
        Optional<Boolean> nullsFirst = Optional.empty();
        if (cursor.accept(Keyword.NULLS)) {
            nullsFirst = Optional.of(cursor.accept(Keyword.FIRST));
            if (!nullsFirst.get()) {
                cursor.expect(Keyword.LAST);
            }
        }
        return new IndexColumn(
                cursor.rangeFrom(from),
                column,
                expression,
                collation,
                operatorClass,
                descending,
                nullsFirst,
                Optional.empty());
    }
}
