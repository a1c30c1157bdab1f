package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.SyntaxException;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Parses the bodies of PL/pgSQL as {@code pl_gram.y} does: it cuts expressions at the word that ends them and embedded
 * SQL at its semicolon, and hands the SQL to {@link StatementParser}.
 */
public final class PlpgsqlParser {

    /** How deep blocks may nest; deeper ones are an error, lest they exhaust the stack. */
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private final Words words;
    private final Cursor cursor;
    private final Declarations declarations;
    private final EmbeddedSql sql;
    private final Loops loops;
    private final Raises raises;

    private int depth;

    private PlpgsqlParser(Tokens tokens) {
        this.tokens = tokens;
        this.words = new Words(tokens);
        this.cursor = words.cursor();
        this.declarations = new Declarations(words);
        this.sql = new EmbeddedSql(words);
        this.loops = new Loops(this, words, sql);
        this.raises = new Raises(words);
    }

    /**
     * What a body is and what is wrong with it.
     *
     * @param block the block, unless its own statements are wrong
     * @param errors what is wrong with them and with their expressions, in order; the errors of embedded SQL belong to
     *     its statements
     * @param undeclared the variables of loops that no block declares; they are wrong unless they are parameters
     */
    public record Parsed(Optional<PlpgsqlBlock> block, List<ParseError> errors, List<Undeclared> undeclared) {

        /** What is wrong with the body of a function whose parameters have these names, in order. */
        public List<ParseError> errors(Set<String> parameters) {
            List<ParseError> all = new ArrayList<>(errors);
            undeclared.stream()
                    .filter(variable -> !parameters.contains(variable.name))
                    .forEach(variable -> all.add(variable.error));
            all.sort(Comparator.comparingInt(error -> error.range().start()));
            return all;
        }
    }

    /** A variable that a loop needs and no block declares. */
    public record Undeclared(String name, ParseError error) {}

    /** Parses a body. */
    public static Parsed parse(Excerpt source) {
        PlpgsqlParser parser = new PlpgsqlParser(Lexer.lexBody(source));
        try {
            PlpgsqlBlock block = parser.body();
            return new Parsed(Optional.of(block), List.copyOf(parser.words.errors()), parser.loops.undeclared());
        } catch (SyntaxException wrong) {
            wrong.proved(parser.tokens, 0, parser.cursor.limit()).ifPresent(parser.words.errors()::add);
            return new Parsed(Optional.empty(), List.copyOf(parser.words.errors()), List.of());
        }
    }

    private PlpgsqlBlock body() {
        if (cursor.atEnd()) {
            throw new SyntaxException(
                    0,
                    new ParseError(
                            tokens.excerpt().range(), "The body is empty.", Optional.of("Write BEGIN and END.")));
        }
        // Options of the compiler such as #variable_conflict use_column.
        while (cursor.at(TokenKind.OPERATOR) && cursor.text().equals("#")) {
            cursor.advance();
            while (!cursor.atEnd() && !tokens.isFirstOnLine(cursor.index())) {
                cursor.advance();
            }
        }
        label();
        PlpgsqlBlock block = block();
        cursor.accept(TokenKind.SEMICOLON);
        cursor.expectEnd();
        return block;
    }

    private void label() {
        if (isLabel()) {
            cursor.advance();
            cursor.advance();
            if (!cursor.at(TokenKind.OPERATOR) || !cursor.text().equals(">>")) {
                throw cursor.error();
            }
            cursor.advance();
        }
    }

    private boolean isLabel() {
        return cursor.at(TokenKind.OPERATOR)
                && cursor.text().equals("<<")
                && (cursor.kind(1) == TokenKind.KEYWORD || cursor.kind(1).isIdentifier());
    }

    private PlpgsqlBlock block() {
        int from = cursor.position();
        List<PlpgsqlBlock.Variable> variables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        loops.begin(names);
        if (words.accept("declare")) {
            while (!words.at("begin")) {
                if (!words.accept("declare")) {
                    PlpgsqlBlock.Variable variable = declarations.variable();
                    variables.add(variable);
                    names.add(variable.name());
                }
            }
        }
        words.expect("begin");
        enter();
        List<PlpgsqlStatement> statements = statements();
        List<PlpgsqlBlock.Handler> handlers = new ArrayList<>();
        if (words.accept("exception")) {
            do {
                handlers.add(handler());
            } while (words.at("when"));
        }
        leave();
        words.expect("end");
        endLabel();
        loops.end();
        return new PlpgsqlBlock(cursor.rangeFrom(from), variables, statements, handlers);
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw cursor.error("Blocks are nested more than %s deep.".formatted(DEEPEST), "Nest them less.");
        }
    }

    /** What was entered ends. */
    void leave() {
        depth--;
    }

    void endLabel() {
        if (!cursor.at(TokenKind.SEMICOLON) && cursor.atLabel()) {
            words.name();
        }
    }

    private PlpgsqlBlock.Handler handler() {
        int from = cursor.position();
        words.expect("when");
        List<String> conditions = new ArrayList<>();
        do {
            if (words.accept("sqlstate")) {
                conditions.add(cursor.string().value());
            } else {
                conditions.add(cursor.label().value().toLowerCase(Locale.ROOT));
            }
        } while (words.accept("or"));
        words.expect("then");
        TextRange head = cursor.rangeFrom(from);
        return new PlpgsqlBlock.Handler(head, conditions, statements());
    }

    List<PlpgsqlStatement> statements() {
        List<PlpgsqlStatement> statements = new ArrayList<>();
        while (!endsStatements()) {
            statements.add(statement());
        }
        return statements;
    }

    private boolean endsStatements() {
        return words.at("end")
                || words.at("exception")
                || words.at("elsif")
                || words.at("elseif")
                || words.at("else")
                || words.at("when");
    }

    private PlpgsqlStatement statement() {
        int from = cursor.position();
        label();
        if (isAssignment()) {
            return assignment();
        }
        String word = cursor.kind() == TokenKind.IDENTIFIER || cursor.kind() == TokenKind.KEYWORD
                ? cursor.text().toLowerCase(Locale.ROOT)
                : "";
        switch (word) {
            case "declare", "begin" -> {
                PlpgsqlBlock block = block();
                words.semicolon();
                return block;
            }
            case "if" -> {
                return ifStatement();
            }
            case "case" -> {
                return caseStatement();
            }
            case "loop" -> {
                cursor.advance();
                return loops.loop(
                        from, PlpgsqlStatement.Loop.Kind.ENDLESS, Optional.empty(), Optional.empty(), Optional.empty());
            }
            case "while" -> {
                cursor.advance();
                Expression condition = words.expressionTo("loop");
                words.expect("loop");
                return loops.loop(
                        from,
                        PlpgsqlStatement.Loop.Kind.WHILE,
                        Optional.empty(),
                        Optional.of(condition),
                        Optional.empty());
            }
            case "for" -> {
                return loops.forLoop(from);
            }
            case "foreach" -> {
                return loops.forEachLoop(from);
            }
            case "exit", "continue" -> {
                cursor.advance();
                if (!words.at("when") && !cursor.at(TokenKind.SEMICOLON)) {
                    cursor.label();
                }
                Optional<Expression> condition =
                        words.accept("when") ? Optional.of(words.expressionTo()) : Optional.empty();
                words.semicolon();
                return new PlpgsqlStatement.Exit(cursor.rangeFrom(from), condition);
            }
            case "return" -> {
                return returnStatement();
            }
            case "raise" -> {
                return raises.raise();
            }
            case "assert" -> {
                cursor.advance();
                Expression condition = words.expressionTo(",");
                while (cursor.accept(TokenKind.COMMA)) {
                    words.expressionTo(",");
                }
                words.semicolon();
                return new PlpgsqlStatement.Assert(cursor.rangeFrom(from), condition);
            }
            case "execute" -> {
                cursor.advance();
                PlpgsqlStatement.Dynamic dynamic = sql.dynamic(from, false);
                words.semicolon();
                return dynamic;
            }
            case "perform" -> {
                return sql.perform();
            }
            case "get" -> {
                return sql.getDiagnostics();
            }
            case "open", "fetch", "move", "close" -> {
                return sql.cursorStatement(word);
            }
            case "null" -> {
                cursor.advance();
                words.semicolon();
                return other(from, List.of(), List.of());
            }
            case "" -> throw cursor.error();
            default -> {
                return sql.sql();
            }
        }
    }

    private PlpgsqlStatement.Other other(int from, List<Expression> expressions, List<String> into) {
        return new PlpgsqlStatement.Other(cursor.rangeFrom(from), expressions, into);
    }

    private boolean isAssignment() {
        TokenKind kind = cursor.kind();
        if (kind != TokenKind.KEYWORD && kind != TokenKind.PARAMETER && !kind.isIdentifier()) {
            return false;
        }
        int ahead = 1;
        while (true) {
            switch (cursor.kind(ahead)) {
                case COLON_EQUALS, EQUALS -> {
                    return true;
                }
                case DOT -> ahead += 2;
                case LEFT_BRACKET -> {
                    int open = 0;
                    do {
                        switch (cursor.kind(ahead)) {
                            case LEFT_BRACKET -> open++;
                            case RIGHT_BRACKET -> open--;
                            case SEMICOLON, END -> {
                                return false;
                            }
                            default -> {}
                        }
                        ahead++;
                    } while (open > 0);
                }
                default -> {
                    return false;
                }
            }
        }
    }

    private PlpgsqlStatement assignment() {
        int from = cursor.position();
        String variable = tokens.value(cursor.index());
        cursor.advance();
        boolean whole = true;
        while (!cursor.at(TokenKind.COLON_EQUALS) && !cursor.at(TokenKind.EQUALS)) {
            whole = false;
            words.step();
        }
        cursor.advance();
        if (cursor.accept(TokenKind.SEMICOLON)) {
            // The server finds out that nothing is assigned when it gets there.
            return other(from, List.of(), List.of());
        }
        Expression value = words.cut();
        words.check(
                from,
                cursor.position(),
                inside -> new Expressions(inside).queries().plpgsqlAssignment());
        words.semicolon();
        return new PlpgsqlStatement.Assign(cursor.rangeFrom(from), variable, whole, value);
    }

    private PlpgsqlStatement ifStatement() {
        int from = cursor.position();
        enter();
        List<PlpgsqlStatement.Branch> branches = new ArrayList<>();
        do {
            int head = cursor.position();
            cursor.advance();
            Expression condition = words.expressionTo("then");
            words.expect("then");
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(range, Optional.of(condition), statements()));
        } while (words.at("elsif") || words.at("elseif"));
        elseBranch(branches);
        leave();
        words.expect("end");
        words.expect("if");
        words.semicolon();
        return new PlpgsqlStatement.Branches(cursor.rangeFrom(from), branches);
    }

    private void elseBranch(List<PlpgsqlStatement.Branch> branches) {
        int head = cursor.position();
        if (words.accept("else")) {
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(range, Optional.empty(), statements()));
        }
    }

    private PlpgsqlStatement caseStatement() {
        int from = cursor.position();
        enter();
        cursor.advance();
        boolean operand = !words.at("when");
        if (operand) {
            words.expressionTo("when");
        }
        List<PlpgsqlStatement.Branch> branches = new ArrayList<>();
        do {
            int head = cursor.position();
            words.expect("when");
            Expression condition = words.expressionTo("then");
            words.expect("then");
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(
                    range, operand ? Optional.empty() : Optional.of(condition), statements()));
        } while (words.at("when"));
        elseBranch(branches);
        leave();
        words.expect("end");
        words.expect("case");
        words.semicolon();
        return new PlpgsqlStatement.Branches(cursor.rangeFrom(from), branches);
    }

    private PlpgsqlStatement returnStatement() {
        int from = cursor.position();
        cursor.advance();
        if (words.accept("next")) {
            List<Expression> value = cursor.at(TokenKind.SEMICOLON) ? List.of() : List.of(words.expressionTo());
            words.semicolon();
            return other(from, value, List.of());
        }
        if (words.at("query") && cursor.kind(1) != TokenKind.SEMICOLON) {
            cursor.advance();
            return sql.query(from);
        }
        Optional<Expression> value =
                cursor.at(TokenKind.SEMICOLON) ? Optional.empty() : Optional.of(words.expressionTo());
        words.semicolon();
        return new PlpgsqlStatement.Return(cursor.rangeFrom(from), value);
    }
}
