package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PlpgsqlBlock;
import dev.stopover.syntax.PlpgsqlStatement;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Parses the bodies of PL/pgSQL as {@code pl_gram.y} does: it cuts expressions at the word that ends them and embedded
 * SQL at its semicolon, and hands the SQL to {@link StatementParser}.
 */
final class PlpgsqlParser {

    /** How deep blocks may nest; deeper ones are an error, lest they exhaust the stack. */
    private static final int DEEPEST = 200;

    /** The words that name nothing without quotes ({@code pl_reserved_kwlist.h}). */
    private static final Set<String> RESERVED = Set.of(
            "all", "begin", "by", "case", "declare", "else", "end", "execute", "for", "foreach", "from", "if", "in",
            "into", "loop", "not", "null", "or", "strict", "then", "to", "using", "when", "while");

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

    private final Tokens tokens;
    private final Cursor cursor;
    private final List<ParseError> errors = new ArrayList<>();
    private final List<Undeclared> undeclared = new ArrayList<>();

    /** The variables that the blocks and loops around declare, the innermost last. */
    private final List<Set<String>> declared = new ArrayList<>();

    private int depth;

    private PlpgsqlParser(Tokens tokens) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, 0, tokens.significantCount());
    }

    /**
     * What a body is and what is wrong with it.
     *
     * @param block the block, unless its own statements are wrong
     * @param errors what is wrong with them and with their expressions, in order; the errors of embedded SQL belong to
     *     its statements
     * @param undeclared the variables of loops that no block declares; they are wrong unless they are parameters
     */
    record Parsed(Optional<PlpgsqlBlock> block, List<ParseError> errors, List<Undeclared> undeclared) {

        /** What is wrong with the body of a function whose parameters have these names, in order. */
        List<ParseError> errors(Set<String> parameters) {
            List<ParseError> all = new ArrayList<>(errors);
            undeclared.stream()
                    .filter(variable -> !parameters.contains(variable.name))
                    .forEach(variable -> all.add(variable.error));
            all.sort(Comparator.comparingInt(error -> error.range().start()));
            return all;
        }
    }

    /** A variable that a loop needs and no block declares. */
    record Undeclared(String name, ParseError error) {}

    /** Parses a body. */
    static Parsed parse(Excerpt source) {
        PlpgsqlParser parser = new PlpgsqlParser(Lexer.lexBody(source));
        try {
            PlpgsqlBlock block = parser.body();
            return new Parsed(Optional.of(block), List.copyOf(parser.errors), List.copyOf(parser.undeclared));
        } catch (SyntaxException wrong) {
            wrong.proved(parser.tokens, 0, parser.cursor.limit()).ifPresent(parser.errors::add);
            return new Parsed(Optional.empty(), List.copyOf(parser.errors), List.of());
        }
    }

    /** Notes what is wrong with an expression, as the server does when the body is read ({@code check_sql_expr}). */
    private void check(int from, int to) {
        check(from, to, inside -> new Expressions(inside).queries().plpgsqlExpression());
    }

    private void check(int from, int to, Consumer<Cursor> grammar) {
        Cursor inside = new Cursor(tokens, from, to);
        try {
            grammar.accept(inside);
            inside.expectEnd();
        } catch (SyntaxException wrong) {
            wrong.proved(tokens, from, to).ifPresent(errors::add);
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

    private boolean at(String word) {
        return at(word, 0);
    }

    private boolean at(String word, int ahead) {
        TokenKind kind = cursor.kind(ahead);
        if (kind != TokenKind.IDENTIFIER && kind != TokenKind.KEYWORD) {
            return false;
        }
        int index = tokens.significant(cursor.position() + ahead);
        int start = tokens.start(index);
        return tokens.end(index) - start == word.length()
                && tokens.excerpt().text().regionMatches(true, start, word, 0, word.length());
    }

    private boolean accept(String word) {
        if (!at(word)) {
            return false;
        }
        cursor.advance();
        return true;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw cursor.error();
        }
    }

    private void semicolon() {
        cursor.expect(TokenKind.SEMICOLON);
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
        declared.add(names);
        if (accept("declare")) {
            while (!at("begin")) {
                if (!accept("declare")) {
                    PlpgsqlBlock.Variable variable = variable();
                    variables.add(variable);
                    names.add(variable.name());
                }
            }
        }
        expect("begin");
        enter();
        List<PlpgsqlStatement> statements = statements();
        List<PlpgsqlBlock.Handler> handlers = new ArrayList<>();
        if (accept("exception")) {
            do {
                handlers.add(handler());
            } while (at("when"));
        }
        depth--;
        expect("end");
        endLabel();
        declared.remove(declared.size() - 1);
        return new PlpgsqlBlock(cursor.rangeFrom(from), variables, statements, handlers);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw cursor.error("Blocks are nested more than %s deep.".formatted(DEEPEST), "Nest them less.");
        }
    }

    private void endLabel() {
        if (!cursor.at(TokenKind.SEMICOLON) && cursor.atLabel()) {
            name();
        }
    }

    /** A name: any word but those that PL/pgSQL reserves for itself. */
    private String name() {
        boolean word = cursor.kind() == TokenKind.KEYWORD || cursor.kind() == TokenKind.IDENTIFIER;
        if (word && RESERVED.contains(cursor.text().toLowerCase(Locale.ROOT))) {
            throw cursor.error();
        }
        return cursor.label().value();
    }

    private PlpgsqlBlock.Variable variable() {
        int from = cursor.position();
        String name = name();
        if (at("alias") || at("cursor") || at("scroll") || at("no")) {
            boundQuery();
            return new PlpgsqlBlock.Variable(cursor.rangeFrom(from), name, "", Optional.empty());
        }
        accept("constant");
        int type = cursor.position();
        while (!endsType()) {
            step();
        }
        if (cursor.position() == type) {
            throw cursor.error();
        }
        check(type, cursor.position(), PlpgsqlParser::type);
        String written = text(type, cursor.position());
        if (accept("collate")) {
            cursor.qualifiedName();
        }
        if (accept("not")) {
            expect("null");
        }
        Optional<Expression> value = Optional.empty();
        if (!cursor.at(TokenKind.SEMICOLON)) {
            if (!cursor.accept(TokenKind.COLON_EQUALS) && !cursor.accept(TokenKind.EQUALS)) {
                expect("default");
            }
            value = Optional.of(expressionTo());
        }
        semicolon();
        return new PlpgsqlBlock.Variable(cursor.rangeFrom(from), name, written, value);
    }

    /** A type, or that of a column or a row ({@code read_datatype}). */
    private static void type(Cursor inside) {
        int from = inside.position();
        if (inside.atLabel()) {
            inside.label();
            while (inside.accept(TokenKind.DOT)) {
                inside.label();
            }
            if (inside.at(TokenKind.OPERATOR) && inside.text().equals("%")) {
                inside.advance();
                if (!inside.accept(Keyword.TYPE) && !inside.atWord("rowtype")) {
                    throw inside.error();
                }
                while (!inside.atEnd()) {
                    // Array bounds, which the server looks at only to count them.
                    inside.advance();
                }
                return;
            }
        }
        inside.moveTo(from);
        new Expressions(inside).types().typeName();
    }

    private boolean endsType() {
        return switch (cursor.kind()) {
            case END, SEMICOLON, COLON_EQUALS, EQUALS -> true;
            default -> at("default") || at("not") || at("collate");
        };
    }

    /** What follows the name of an alias or a cursor, with the query of the latter. */
    private void boundQuery() {
        boolean alias = at("alias");
        int query = -1;
        while (!cursor.at(TokenKind.SEMICOLON)) {
            boolean announced = !alias && query < 0 && (at("for") || at("is"));
            step();
            if (announced) {
                query = cursor.position();
            }
        }
        if (query >= 0 && query < cursor.position()) {
            embedded(StatementParser.parse(tokens, query, cursor.position()));
        }
        semicolon();
    }

    /** Notes what is wrong with a statement that the block does not keep. */
    private void embedded(Statement statement) {
        if (statement instanceof UnreadStatement opaque) {
            opaque.error().ifPresent(errors::add);
        }
    }

    /** Over one token, or over brackets and all that they hold. */
    private void step() {
        switch (cursor.kind()) {
            case LEFT_PAREN, LEFT_BRACKET -> cursor.skipParenthesized();
            case END, UNTERMINATED, INVALID, RIGHT_PAREN, RIGHT_BRACKET -> throw cursor.error();
            default -> cursor.advance();
        }
    }

    private String text(int from, int to) {
        return tokens.excerpt()
                .text()
                .substring(tokens.start(tokens.significant(from)), tokens.end(tokens.significant(to - 1)));
    }

    private PlpgsqlBlock.Handler handler() {
        int from = cursor.position();
        expect("when");
        List<String> conditions = new ArrayList<>();
        do {
            if (accept("sqlstate")) {
                conditions.add(cursor.string().value());
            } else {
                conditions.add(cursor.label().value().toLowerCase(Locale.ROOT));
            }
        } while (accept("or"));
        expect("then");
        TextRange head = cursor.rangeFrom(from);
        return new PlpgsqlBlock.Handler(head, conditions, statements());
    }

    private List<PlpgsqlStatement> statements() {
        List<PlpgsqlStatement> statements = new ArrayList<>();
        while (!endsStatements()) {
            statements.add(statement());
        }
        return statements;
    }

    private boolean endsStatements() {
        return at("end") || at("exception") || at("elsif") || at("elseif") || at("else") || at("when");
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
                semicolon();
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
                return loop(
                        from, PlpgsqlStatement.Loop.Kind.ENDLESS, Optional.empty(), Optional.empty(), Optional.empty());
            }
            case "while" -> {
                cursor.advance();
                Expression condition = expressionTo("loop");
                expect("loop");
                return loop(
                        from,
                        PlpgsqlStatement.Loop.Kind.WHILE,
                        Optional.empty(),
                        Optional.of(condition),
                        Optional.empty());
            }
            case "for" -> {
                return forLoop(from);
            }
            case "foreach" -> {
                return forEachLoop(from);
            }
            case "exit", "continue" -> {
                cursor.advance();
                if (!at("when") && !cursor.at(TokenKind.SEMICOLON)) {
                    cursor.label();
                }
                Optional<Expression> condition = accept("when") ? Optional.of(expressionTo()) : Optional.empty();
                semicolon();
                return new PlpgsqlStatement.Exit(cursor.rangeFrom(from), condition);
            }
            case "return" -> {
                return returnStatement();
            }
            case "raise" -> {
                return raise();
            }
            case "assert" -> {
                cursor.advance();
                Expression condition = expressionTo(",");
                while (cursor.accept(TokenKind.COMMA)) {
                    expressionTo(",");
                }
                semicolon();
                return new PlpgsqlStatement.Assert(cursor.rangeFrom(from), condition);
            }
            case "execute" -> {
                cursor.advance();
                PlpgsqlStatement.Dynamic dynamic = dynamic(from, false);
                semicolon();
                return dynamic;
            }
            case "perform" -> {
                return perform();
            }
            case "get" -> {
                return getDiagnostics();
            }
            case "open", "fetch", "move", "close" -> {
                return cursorStatement(word);
            }
            case "null" -> {
                cursor.advance();
                semicolon();
                return other(from, List.of(), List.of());
            }
            case "" -> throw cursor.error();
            default -> {
                return sql();
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
            step();
        }
        cursor.advance();
        if (cursor.accept(TokenKind.SEMICOLON)) {
            // The server finds out that nothing is assigned when it gets there.
            return other(from, List.of(), List.of());
        }
        Expression value = cut();
        check(
                from,
                cursor.position(),
                inside -> new Expressions(inside).queries().plpgsqlAssignment());
        semicolon();
        return new PlpgsqlStatement.Assign(cursor.rangeFrom(from), variable, whole, value);
    }

    /** An expression up to one of some words or a comma outside brackets, or up to the semicolon. */
    private Expression expressionTo(String... ends) {
        int from = cursor.position();
        Expression expression = cut(ends);
        check(from, cursor.position());
        return expression;
    }

    private Expression cut(String... ends) {
        int from = cursor.position();
        while (!cursor.at(TokenKind.SEMICOLON) && !atAny(ends)) {
            step();
        }
        if (cursor.position() == from) {
            throw cursor.error();
        }
        return new Expression(tokens, tokens.significant(from), tokens.significant(cursor.position() - 1));
    }

    private boolean atAny(String... words) {
        for (String word : words) {
            if (word.equals(",") ? cursor.at(TokenKind.COMMA) : at(word)) {
                return true;
            }
        }
        return false;
    }

    private PlpgsqlStatement ifStatement() {
        int from = cursor.position();
        enter();
        List<PlpgsqlStatement.Branch> branches = new ArrayList<>();
        do {
            int head = cursor.position();
            cursor.advance();
            Expression condition = expressionTo("then");
            expect("then");
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(range, Optional.of(condition), statements()));
        } while (at("elsif") || at("elseif"));
        elseBranch(branches);
        depth--;
        expect("end");
        expect("if");
        semicolon();
        return new PlpgsqlStatement.Branches(cursor.rangeFrom(from), branches);
    }

    private void elseBranch(List<PlpgsqlStatement.Branch> branches) {
        int head = cursor.position();
        if (accept("else")) {
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(range, Optional.empty(), statements()));
        }
    }

    private PlpgsqlStatement caseStatement() {
        int from = cursor.position();
        enter();
        cursor.advance();
        boolean operand = !at("when");
        if (operand) {
            expressionTo("when");
        }
        List<PlpgsqlStatement.Branch> branches = new ArrayList<>();
        do {
            int head = cursor.position();
            expect("when");
            Expression condition = expressionTo("then");
            expect("then");
            TextRange range = cursor.rangeFrom(head);
            branches.add(new PlpgsqlStatement.Branch(
                    range, operand ? Optional.empty() : Optional.of(condition), statements()));
        } while (at("when"));
        elseBranch(branches);
        depth--;
        expect("end");
        expect("case");
        semicolon();
        return new PlpgsqlStatement.Branches(cursor.rangeFrom(from), branches);
    }

    private PlpgsqlStatement loop(
            int from,
            PlpgsqlStatement.Loop.Kind kind,
            Optional<Statement> query,
            Optional<Expression> condition,
            Optional<PlpgsqlStatement.Dynamic> dynamic) {
        return loop(from, kind, List.of(), query, condition, List.of(), dynamic);
    }

    private PlpgsqlStatement loop(
            int from,
            PlpgsqlStatement.Loop.Kind kind,
            List<String> variables,
            Optional<Statement> query,
            Optional<Expression> condition,
            List<Expression> bounds,
            Optional<PlpgsqlStatement.Dynamic> dynamic) {
        TextRange head = cursor.rangeFrom(from);
        enter();
        List<PlpgsqlStatement> statements = statements();
        depth--;
        expect("end");
        expect("loop");
        endLabel();
        semicolon();
        return new PlpgsqlStatement.Loop(head, kind, variables, query, condition, bounds, dynamic, statements);
    }

    private PlpgsqlStatement forLoop(int from) {
        cursor.advance();
        int target = cursor.position();
        List<String> variables = targets();
        expect("in");
        int start = cursor.position();
        if (accept("execute")) {
            requireDeclared(target, variables);
            PlpgsqlStatement.Dynamic dynamic = dynamic(start, true);
            expect("loop");
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
        boolean reverse = at("reverse");
        int bound = reverse ? start + 1 : start;
        while (!at("loop")) {
            if (cursor.at(TokenKind.DOUBLE_DOT) || !bounds.isEmpty() && at("by")) {
                bounds.add(bound(bound));
                bound = cursor.position() + 1;
            }
            step();
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
        if (numbers || !isQuery(start)) {
            // A loop over numbers or a cursor declares its variable itself.
            declared.add(Set.copyOf(variables));
            PlpgsqlStatement loop = loop(
                    from,
                    numbers ? PlpgsqlStatement.Loop.Kind.NUMBERS : PlpgsqlStatement.Loop.Kind.ROWS,
                    variables,
                    Optional.empty(),
                    Optional.empty(),
                    reverse ? List.of() : bounds,
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
        check(from, cursor.position());
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
            undeclared.add(new Undeclared(
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

    /** Whether a query begins at a position, and not the name of a cursor. */
    private boolean isQuery(int position) {
        return switch (tokens.keyword(tokens.significant(position))) {
            case SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE -> true;
            default -> tokens.kind(tokens.significant(position)) == TokenKind.LEFT_PAREN;
        };
    }

    /** Variables with commas between; fields and elements count as their variable. */
    private List<String> targets() {
        List<String> targets = new ArrayList<>();
        do {
            if (cursor.at(TokenKind.PARAMETER)) {
                targets.add(cursor.text());
                cursor.advance();
            } else {
                targets.add(name());
            }
            while (cursor.at(TokenKind.DOT) || cursor.at(TokenKind.LEFT_BRACKET)) {
                if (cursor.accept(TokenKind.DOT)) {
                    cursor.label();
                } else {
                    cursor.skipParenthesized();
                }
            }
        } while (cursor.accept(TokenKind.COMMA));
        return targets;
    }

    private PlpgsqlStatement forEachLoop(int from) {
        cursor.advance();
        int target = cursor.position();
        List<String> variables = targets();
        requireDeclared(target, variables);
        if (accept("slice")) {
            cursor.integer();
        }
        expect("in");
        expect("array");
        Expression array = expressionTo("loop");
        expect("loop");
        return loop(
                from,
                PlpgsqlStatement.Loop.Kind.ARRAY,
                variables,
                Optional.empty(),
                Optional.of(array),
                List.of(),
                Optional.empty());
    }

    private PlpgsqlStatement returnStatement() {
        int from = cursor.position();
        cursor.advance();
        if (accept("next")) {
            List<Expression> value = cursor.at(TokenKind.SEMICOLON) ? List.of() : List.of(expressionTo());
            semicolon();
            return other(from, value, List.of());
        }
        if (at("query") && cursor.kind(1) != TokenKind.SEMICOLON) {
            cursor.advance();
            return query(from);
        }
        Optional<Expression> value = cursor.at(TokenKind.SEMICOLON) ? Optional.empty() : Optional.of(expressionTo());
        semicolon();
        return new PlpgsqlStatement.Return(cursor.rangeFrom(from), value);
    }

    private PlpgsqlStatement raise() {
        int from = cursor.position();
        cursor.advance();
        String level = "exception";
        if (!cursor.at(TokenKind.SEMICOLON)
                && (at("debug") || at("log") || at("info") || at("notice") || at("warning") || at("exception"))) {
            level = cursor.text().toLowerCase(Locale.ROOT);
            cursor.advance();
            if (cursor.at(TokenKind.SEMICOLON)) {
                throw cursor.error();
            }
        }
        Optional<StringLiteral> message = cursor.atString() ? Optional.of(cursor.string()) : Optional.empty();
        if (message.isPresent()) {
            raiseParameters(message.get());
        } else if (accept("sqlstate")) {
            cursor.string();
        } else if (!cursor.at(TokenKind.SEMICOLON) && !at("using")) {
            cursor.label();
        }
        if (at("using")) {
            do {
                cursor.advance();
                cursor.label();
                if (!cursor.accept(TokenKind.EQUALS)) {
                    cursor.expect(TokenKind.COLON_EQUALS);
                }
                expressionTo(",");
            } while (cursor.at(TokenKind.COMMA));
        }
        semicolon();
        return new PlpgsqlStatement.Raise(cursor.rangeFrom(from), level, message);
    }

    /** The values that stand in a message for its percent signs, as many as there are ({@code check_raise_parameters}). */
    private void raiseParameters(StringLiteral message) {
        int places = 0;
        String text = message.value();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '%') {
                    i++;
                } else {
                    places++;
                }
            }
        }
        int values = 0;
        while (cursor.accept(TokenKind.COMMA)) {
            expressionTo(",", "using");
            values++;
        }
        if (values != places) {
            errors.add(new ParseError(
                    message.range(),
                    values < places
                            ? "RAISE has fewer values than its message has percent signs."
                            : "RAISE has more values than its message has percent signs.",
                    Optional.of("Write one value for each %, and %% for a percent sign.")));
        }
    }

    /** What follows EXECUTE: the text, then INTO and USING in any order. */
    private PlpgsqlStatement.Dynamic dynamic(int from, boolean loop) {
        // The server's grammar knows this end from where the EXECUTE stands.
        String last = loop ? "loop" : "using";
        Expression text = expressionTo("into", "using", last);
        List<String> into = new ArrayList<>();
        List<Expression> using = new ArrayList<>();
        while (at("into") || at("using")) {
            if (accept("into")) {
                accept("strict");
                into.addAll(targets());
            } else {
                do {
                    cursor.advance();
                    using.add(expressionTo(",", "into", last));
                } while (cursor.at(TokenKind.COMMA));
            }
        }
        return new PlpgsqlStatement.Dynamic(cursor.rangeFrom(from), text, using, into);
    }

    private PlpgsqlStatement perform() {
        int from = cursor.position();
        TextRange word = cursor.range();
        cursor.advance();
        int start = cursor.position();
        while (!cursor.at(TokenKind.SEMICOLON)) {
            step();
        }
        int end = cursor.position();
        if (end == start) {
            throw cursor.error();
        }
        Excerpt source = tokens.excerpt();
        Excerpt select = Excerpt.builder()
                .append("SELECT", word)
                .append(source, tokens.end(tokens.significant(from)), tokens.end(tokens.significant(end - 1)))
                .build();
        semicolon();
        return new PlpgsqlStatement.Sql(cursor.rangeFrom(from), parseAll(select), List.of());
    }

    private static Statement parseAll(Excerpt excerpt) {
        Tokens tokens = Lexer.lexBody(excerpt);
        return StatementParser.parse(tokens, 0, tokens.significantCount());
    }

    private PlpgsqlStatement getDiagnostics() {
        int from = cursor.position();
        cursor.advance();
        if (!accept("current")) {
            accept("stacked");
        }
        expect("diagnostics");
        List<String> into = new ArrayList<>();
        do {
            into.add(cursor.label().value());
            if (!cursor.accept(TokenKind.EQUALS)) {
                cursor.expect(TokenKind.COLON_EQUALS);
            }
            cursor.label();
        } while (cursor.accept(TokenKind.COMMA));
        semicolon();
        return other(from, List.of(), into);
    }

    private PlpgsqlStatement cursorStatement(String word) {
        int from = cursor.position();
        cursor.advance();
        List<String> into = new ArrayList<>();
        while (!cursor.at(TokenKind.SEMICOLON)) {
            if (word.equals("fetch") && accept("into")) {
                into.addAll(targets());
            } else if (word.equals("open") && at("for") && cursor.position() > from + 1) {
                cursor.advance();
                return query(from);
            } else {
                step();
            }
        }
        semicolon();
        return other(from, List.of(), into);
    }

    /** A query that RETURN QUERY or OPEN takes, as it stands or from EXECUTE. */
    private PlpgsqlStatement query(int from) {
        int start = cursor.position();
        if (accept("execute")) {
            PlpgsqlStatement.Dynamic dynamic = dynamic(from, false);
            semicolon();
            return dynamic;
        }
        while (!cursor.at(TokenKind.SEMICOLON)) {
            step();
        }
        Statement query = StatementParser.parse(tokens, start, cursor.position());
        semicolon();
        return new PlpgsqlStatement.Sql(cursor.rangeFrom(from), query, List.of());
    }

    private PlpgsqlStatement sql() {
        int from = cursor.position();
        int into = -1;
        boolean mayHaveInto = isQuery(from);
        while (!cursor.at(TokenKind.SEMICOLON)) {
            if (mayHaveInto && into < 0 && isInto(from)) {
                into = cursor.position();
            }
            step();
        }
        int end = cursor.position();
        semicolon();
        TextRange range = cursor.rangeFrom(from);
        if (into < 0) {
            return new PlpgsqlStatement.Sql(range, StatementParser.parse(tokens, from, end), List.of());
        }
        cursor.moveTo(into + 1);
        accept("strict");
        List<String> targets = targets();
        int after = cursor.position();
        cursor.moveTo(end + 1);
        Excerpt source = tokens.excerpt();
        Excerpt.Builder without = Excerpt.builder()
                .append(source, tokens.start(tokens.significant(from)), tokens.start(tokens.significant(into)));
        if (after < end) {
            without.append(source, tokens.start(tokens.significant(after)), tokens.end(tokens.significant(end - 1)));
        }
        return new PlpgsqlStatement.Sql(range, parseAll(without.build()), targets);
    }

    /** Whether the INTO of PL/pgSQL stands here, and not that of INSERT INTO or MERGE INTO. */
    private boolean isInto(int from) {
        return cursor.at(Keyword.INTO)
                && cursor.position() > from
                && cursor.keyword(-1) != Keyword.INSERT
                && cursor.keyword(-1) != Keyword.MERGE;
    }
}
