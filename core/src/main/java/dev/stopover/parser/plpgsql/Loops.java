package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.StatementParser;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loops over numbers, rows and arrays, and whether what they loop with is declared ({@code for_control}, {@code stmt_foreach_a}). */
final class Loops {

    /** What is declared in every function or in those of triggers (manual, sections 41.5.5 and 41.10). */
    private static final Set<String> RESERVED_VARIABLES = Set.of(
            "found",
            "sqlstate",
            "sqlerrm",
            "new",
            "old",
            "tg_name",
            "tg_when",
            "tg_level",
            "tg_op",
            "tg_relid",
            "tg_relname",
            "tg_table_name",
            "tg_table_schema",
            "tg_nargs",
            "tg_argv",
            "tg_event",
            "tg_tag");

    private final PlpgsqlParser parser;
    private final Words words;
    private final Cursor cursor;
    private final Tokens tokens;
    private final EmbeddedSql sql;
    private final List<PlpgsqlParser.Undeclared> undeclared = new ArrayList<>();

    /** The variables that the blocks and loops around declare, the innermost last. */
    private final List<Set<String>> declared = new ArrayList<>();

    Loops(PlpgsqlParser parser, Words words, EmbeddedSql sql) {
        this.parser = parser;
        this.words = words;
        this.cursor = words.cursor();
        this.tokens = words.tokens();
        this.sql = sql;
    }

    /** A block begins that declares variables, perhaps not all of them yet. */
    void begin(Set<String> variables) {
        declared.add(variables);
    }

    /** The innermost block ends. */
    void end() {
        declared.remove(declared.size() - 1);
    }

    /** The variables that loops need and no block declares. */
    List<PlpgsqlParser.Undeclared> undeclared() {
        return List.copyOf(undeclared);
    }

    PlpgsqlStatement loop(
            int from,
            PlpgsqlStatement.Loop.Kind kind,
            Optional<Statement> query,
            Optional<Expression> condition,
            Optional<PlpgsqlStatement.Dynamic> dynamic) {
        return loop(from, kind, List.of(), query, condition, List.of(), dynamic);
    }

    PlpgsqlStatement loop(
            int from,
            PlpgsqlStatement.Loop.Kind kind,
            List<String> variables,
            Optional<Statement> query,
            Optional<Expression> condition,
            List<Expression> bounds,
            Optional<PlpgsqlStatement.Dynamic> dynamic) {
        TextRange head = cursor.rangeFrom(from);
        parser.enter();
        List<PlpgsqlStatement> statements = parser.statements();
        parser.leave();
        words.expect("end");
        words.expect("loop");
        parser.endLabel();
        words.semicolon();
        return new PlpgsqlStatement.Loop(head, kind, variables, query, condition, bounds, dynamic, statements);
    }

    PlpgsqlStatement forLoop(int from) {
        cursor.advance();
        int target = cursor.position();
        List<String> variables = words.targets();
        words.expect("in");
        int start = cursor.position();
        if (words.accept("execute")) {
            requireDeclared(target, variables);
            PlpgsqlStatement.Dynamic dynamic = sql.dynamic(start, true);
            words.expect("loop");
            return loop(
                    from,
                    PlpgsqlStatement.Loop.Kind.ROWS,
                    variables,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(dynamic));
        }
        List<Expression> bounds = new ArrayList<>();
        boolean reverse = words.at("reverse");
        int bound = reverse ? start + 1 : start;
        while (!words.at("loop")) {
            if (cursor.at(TokenKind.DOUBLE_DOT) || !bounds.isEmpty() && words.at("by")) {
                bounds.add(bound(bound));
                bound = cursor.position() + 1;
            }
            words.step();
        }
        boolean numbers = !bounds.isEmpty();
        if (numbers) {
            bounds.add(bound(bound));
        }
        int end = cursor.position();
        if (end == start) {
            throw cursor.error();
        }
        cursor.advance();
        if (numbers || !words.isQuery(start)) {
            // A loop over numbers or a cursor declares its variable itself.
            declared.add(Set.copyOf(variables));
            PlpgsqlStatement loop = loop(
                    from,
                    !numbers
                            ? PlpgsqlStatement.Loop.Kind.ROWS
                            : reverse ? PlpgsqlStatement.Loop.Kind.REVERSE_NUMBERS : PlpgsqlStatement.Loop.Kind.NUMBERS,
                    variables,
                    Optional.empty(),
                    Optional.empty(),
                    bounds,
                    Optional.empty());
            declared.remove(declared.size() - 1);
            return loop;
        }
        requireDeclared(target, variables);
        Optional<Statement> query = Optional.of(StatementParser.parse(tokens, start, end));
        return loop(
                from, PlpgsqlStatement.Loop.Kind.ROWS, variables, query, Optional.empty(), List.of(), Optional.empty());
    }

    /** The bound of a loop over numbers that stands between a position and here. */
    private Expression bound(int from) {
        words.check(from, cursor.position());
        return new Expression(tokens, tokens.significant(from), tokens.significant(cursor.position() - 1));
    }

    /** The variables of a loop over rows or an array must be there ({@code for_control}, {@code stmt_foreach_a}). */
    private void requireDeclared(int position, List<String> variables) {
        int index = tokens.significant(position);
        String first = variables.get(0);
        boolean plain =
                tokens.value(index).equals(first) && tokens.kind(tokens.significant(position + 1)) != TokenKind.DOT;
        boolean known =
                RESERVED_VARIABLES.contains(first) || declared.stream().anyMatch(names -> names.contains(first));
        if (plain && !known && tokens.kind(index) != TokenKind.PARAMETER && !isTemplate(index)) {
            undeclared.add(new PlpgsqlParser.Undeclared(
                    first,
                    new ParseError(
                            tokens.range(index),
                            "The loop's variable %s is not declared.".formatted(first),
                            Optional.of("Write DECLARE %s record; before BEGIN.".formatted(Names.quoted(first))))));
        }
    }

    private boolean isTemplate(int index) {
        return tokens.kind(index) == TokenKind.PLACEHOLDER || tokens.kind(index) == TokenKind.VARIABLE;
    }

    PlpgsqlStatement forEachLoop(int from) {
        cursor.advance();
        int target = cursor.position();
        List<String> variables = words.targets();
        requireDeclared(target, variables);
        if (words.accept("slice")) {
            cursor.integer();
        }
        words.expect("in");
        words.expect("array");
        Expression array = words.expressionTo("loop");
        words.expect("loop");
        return loop(
                from,
                PlpgsqlStatement.Loop.Kind.ARRAY,
                variables,
                Optional.empty(),
                Optional.of(array),
                List.of(),
                Optional.empty());
    }
}
