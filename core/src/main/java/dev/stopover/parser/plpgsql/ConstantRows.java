package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.SyntaxException;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a query that only spells out constants: {@code VALUES ('a'), ('b')}, {@code SELECT unnest(ARRAY['a'])} and
 * {@code SELECT * FROM (VALUES …) AS v (name)}.
 */
final class ConstantRows {

    private final Tokens tokens;
    private final Cursor cursor;
    private final Function<String, Optional<Excerpt>> variables;

    private ConstantRows(Query query, Function<String, Optional<Excerpt>> variables) {
        this.tokens = query.tokens();
        this.cursor = new Cursor(
                tokens,
                tokens.significantFrom(tokens.start(query.first())),
                tokens.significantFrom(tokens.start(query.last())) + 1);
        this.variables = variables;
    }

    /** The rows, each from the names of its columns to their texts; the first column is also found under no name. */
    static Optional<List<Map<String, Excerpt>>> of(Query query, Function<String, Optional<Excerpt>> variables) {
        ConstantRows rows = new ConstantRows(query, variables);
        try {
            Optional<List<Map<String, Excerpt>>> found = rows.query();
            return rows.cursor.atEnd() ? found : Optional.empty();
        } catch (SyntaxException notConstant) {
            return Optional.empty();
        }
    }

    /**
     * The texts of the columns that a query names with AS and puts together, with gaps for what is not known of them; the
     * first is also found under no name.
     */
    static Map<String, Excerpt> named(Query query, Function<String, Optional<Excerpt>> variables) {
        ConstantRows rows = new ConstantRows(query, variables);
        Map<String, Excerpt> named = new HashMap<>();
        if (rows.cursor.accept(Keyword.SELECT)) {
            try {
                do {
                    rows.output(named);
                } while (rows.cursor.accept(TokenKind.COMMA));
            } catch (SyntaxException more) {
                // DISTINCT, a star: what stands after it is not looked at.
            }
        }
        return named;
    }

    private void output(Map<String, Excerpt> named) {
        int from = cursor.position();
        new Expressions(cursor).any();
        Excerpt text = ConstantText.withGaps(expression(from), variables);
        if (from == cursor.first() + 1) {
            named.put("", text);
        }
        if (cursor.accept(Keyword.AS) || cursor.kind().isIdentifier()) {
            named.put(cursor.label().value(), text);
        }
    }

    private Optional<List<Map<String, Excerpt>>> query() {
        if (cursor.at(Keyword.VALUES)) {
            return values().map(rows -> named(rows, List.of("column1", "column2", "column3", "column4")));
        }
        cursor.expect(Keyword.SELECT);
        if (atUnnest()) {
            Optional<List<List<Excerpt>>> rows = unnest();
            String name = "unnest";
            if (cursor.accept(Keyword.AS) || cursor.kind().isIdentifier()) {
                name = cursor.label().value();
            }
            String column = name;
            return rows.map(known -> named(known, List.of(column)));
        }
        while (!cursor.at(Keyword.FROM) && !cursor.atEnd()) {
            switch (cursor.kind()) {
                case STAR, DOT, COMMA, IDENTIFIER, QUOTED_IDENTIFIER, KEYWORD -> cursor.advance();
                default -> throw cursor.error();
            }
        }
        cursor.expect(Keyword.FROM);
        return from();
    }

    private boolean atUnnest() {
        return cursor.atWord("unnest") && cursor.kind(1) == TokenKind.LEFT_PAREN;
    }

    private Optional<List<Map<String, Excerpt>>> from() {
        Optional<List<List<Excerpt>>> rows;
        if (atUnnest()) {
            rows = unnest();
        } else {
            cursor.expect(TokenKind.LEFT_PAREN);
            rows = values();
            cursor.expect(TokenKind.RIGHT_PAREN);
        }
        cursor.accept(Keyword.AS);
        List<String> names = new ArrayList<>();
        if (cursor.atName()) {
            names.add(cursor.name().value());
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                names.clear();
                cursor.parenthesized(cursor::name).forEach(name -> names.add(name.value()));
            }
        }
        return rows.map(known -> named(known, names));
    }

    private Optional<List<List<Excerpt>>> unnest() {
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PAREN);
        int from = cursor.position();
        new Expressions(cursor).any();
        Expression array = expression(from);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return ConstantText.elements(array, variables)
                .map(elements -> elements.stream().map(List::of).toList());
    }

    private Optional<List<List<Excerpt>>> values() {
        cursor.expect(Keyword.VALUES);
        List<List<Excerpt>> rows = new ArrayList<>();
        do {
            cursor.expect(TokenKind.LEFT_PAREN);
            List<Excerpt> row = new ArrayList<>();
            do {
                int from = cursor.position();
                new Expressions(cursor).any();
                Optional<Excerpt> text = ConstantText.of(expression(from), variables);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                row.add(text.get());
            } while (cursor.accept(TokenKind.COMMA));
            cursor.expect(TokenKind.RIGHT_PAREN);
            rows.add(row);
        } while (cursor.accept(TokenKind.COMMA));
        return Optional.of(rows);
    }

    private Expression expression(int from) {
        return new Expression(tokens, tokens.significant(from), cursor.lastIndex());
    }

    private static List<Map<String, Excerpt>> named(List<List<Excerpt>> rows, List<String> names) {
        List<Map<String, Excerpt>> named = new ArrayList<>();
        for (List<Excerpt> row : rows) {
            Map<String, Excerpt> columns = new HashMap<>();
            columns.put("", row.get(0));
            for (int i = 0; i < row.size() && i < names.size(); i++) {
                columns.put(names.get(i), row.get(i));
            }
            named.add(columns);
        }
        return named;
    }
}
