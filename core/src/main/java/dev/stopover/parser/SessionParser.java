package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads statements about statements and sessions: prepared ones, EXPLAIN, CALL, cursors, notifications, ALTER SYSTEM. */
final class SessionParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final Supplier<Statement> nested;

    SessionParser(Grammar grammar, Supplier<Statement> nested) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.nested = nested;
    }

    /** From after the word PREPARE, at the name. */
    Statement prepare(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(grammar.types()::typeName);
        }
        cursor.expect(Keyword.AS);
        Statement statement = preparable();
        return new Prepare(cursor.rangeFrom(from), keywords, name, statement);
    }

    private Statement preparable() {
        return switch (cursor.keyword()) {
            case INSERT, UPDATE, DELETE, MERGE -> nested.get();
            default -> {
                if (!grammar.queries().atQuery()) {
                    throw cursor.error();
                }
                yield nested.get();
            }
        };
    }

    /** From after the word EXECUTE. */
    Statement execute(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(grammar.expressions()::expression);
        }
        return new Execute(cursor.rangeFrom(from), keywords, name);
    }

    /** From after the word DEALLOCATE. */
    Statement deallocate(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        if (cursor.at(Keyword.PREPARE) && (cursor.atName(1) || cursor.keyword(1) == Keyword.ALL)) {
            cursor.advance();
        }
        Optional<Identifier> name = cursor.accept(Keyword.ALL) ? Optional.empty() : Optional.of(cursor.name());
        return new Deallocate(cursor.rangeFrom(from), keywords, name);
    }

    /** From after the word EXPLAIN. */
    Statement explain(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        List<Option> options = new ArrayList<>();
        boolean analyze = false;
        if (cursor.at(TokenKind.LEFT_PAREN) && !grammar.queries().atQuery()) {
            options.addAll(grammar.options().utilityOptions());
            analyze = options.stream().anyMatch(SessionParser::isAnalyze);
        } else {
            analyze = cursor.accept(Keyword.ANALYZE) || cursor.accept(Keyword.ANALYSE);
            cursor.accept(Keyword.VERBOSE);
        }
        Statement statement = explainable();
        return new Explain(cursor.rangeFrom(from), keywords, options, analyze, statement);
    }

    private static boolean isAnalyze(Option option) {
        boolean named =
                option.name().value().equals("analyze") || option.name().value().equals("analyse");
        String value = option.value().map(OptionValue::text).orElse("true");
        return named && !value.equals("false") && !value.equals("off") && !value.equals("0");
    }

    private Statement explainable() {
        return switch (cursor.keyword()) {
            case INSERT, UPDATE, DELETE, MERGE, DECLARE, REFRESH, EXECUTE -> nested.get();
            case CREATE -> {
                int from = cursor.position();
                Statement statement = nested.get();
                boolean query = statement instanceof CreateTableAs || statement instanceof CreateMaterializedView;
                if (!query && !(statement instanceof UnreadStatement)) {
                    cursor.moveTo(from + 1);
                    throw cursor.error();
                }
                yield statement;
            }
            default -> {
                if (!grammar.queries().atQuery()) {
                    throw cursor.error();
                }
                yield nested.get();
            }
        };
    }

    /** From after the word CALL. */
    Statement call(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        int at = cursor.position();
        QualifiedName procedure = grammar.functions().functionName();
        cursor.moveTo(at);
        Expression call = grammar.expressions().calls().namedCall();
        return new Call(cursor.rangeFrom(from), keywords, procedure, call);
    }

    /** From after the words ALTER SYSTEM. */
    Statement alterSystem(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Optional<Identifier> parameter;
        if (cursor.accept(Keyword.SET)) {
            parameter = Optional.of(grammar.settings().setting().parameter());
        } else {
            cursor.expect(Keyword.RESET);
            parameter = cursor.accept(Keyword.ALL) ? Optional.empty() : Optional.of(cursor.dottedName());
        }
        return new AlterSystem(cursor.rangeFrom(from), keywords, parameter);
    }

    /** From after the word, which is the command's tag. */
    Statement listen(int from, String tag) {
        TextRange keywords = cursor.rangeFrom(from);
        if (!tag.equals("UNLISTEN") || !cursor.accept(TokenKind.STAR)) {
            cursor.name();
        }
        if (tag.equals("NOTIFY") && cursor.accept(TokenKind.COMMA)) {
            cursor.string();
        }
        return new SessionCommand(cursor.rangeFrom(from), keywords, tag);
    }

    /** From after the word LOAD. */
    Statement load(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        cursor.string();
        return new SessionCommand(cursor.rangeFrom(from), keywords, "LOAD");
    }

    /** From after the word CHECKPOINT. */
    Statement checkpoint(int from) {
        return new SessionCommand(cursor.rangeFrom(from), cursor.rangeFrom(from), "CHECKPOINT");
    }

    /** From after the word CLOSE. */
    Statement close(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        if (!cursor.accept(Keyword.ALL)) {
            cursor.name();
        }
        return new SessionCommand(cursor.rangeFrom(from), keywords, "CLOSE CURSOR");
    }

    /** From after the word DECLARE. */
    Statement declare(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        cursor.name();
        boolean more = true;
        while (more) {
            if (cursor.accept(Keyword.NO)) {
                cursor.expect(Keyword.SCROLL);
            } else {
                more = cursor.accept(Keyword.SCROLL)
                        || cursor.accept(Keyword.BINARY)
                        || cursor.accept(Keyword.ASENSITIVE)
                        || cursor.accept(Keyword.INSENSITIVE);
            }
        }
        cursor.expect(Keyword.CURSOR);
        boolean held = cursor.accept(Keyword.WITH);
        if (held || cursor.accept(Keyword.WITHOUT)) {
            cursor.expect(Keyword.HOLD);
        }
        cursor.expect(Keyword.FOR);
        grammar.queries().select();
        return new SessionCommand(cursor.rangeFrom(from), keywords, "DECLARE CURSOR", !held);
    }

    /** From after the word FETCH or MOVE, which is the command's tag ({@code fetch_args}). */
    Statement fetch(int from, String tag) {
        TextRange keywords = cursor.rangeFrom(from);
        switch (cursor.keyword()) {
            case NEXT, PRIOR, FIRST, LAST -> {
                if (!isCursorLast()) {
                    cursor.advance();
                }
            }
            case ABSOLUTE, RELATIVE -> {
                if (!isCursorLast()) {
                    cursor.advance();
                    cursor.number();
                }
            }
            case FORWARD, BACKWARD -> {
                if (!isCursorLast()) {
                    cursor.advance();
                    count();
                }
            }
            default -> count();
        }
        if (!cursor.accept(Keyword.FROM)) {
            cursor.accept(Keyword.IN);
        }
        cursor.name();
        return new SessionCommand(cursor.rangeFrom(from), keywords, tag);
    }

    private boolean isCursorLast() {
        return cursor.kind(1) == TokenKind.END || cursor.kind(1) == TokenKind.SEMICOLON;
    }

    private void count() {
        if (!cursor.accept(Keyword.ALL)
                && (cursor.at(TokenKind.INTEGER) || cursor.at(TokenKind.MINUS) || cursor.at(TokenKind.PLUS))) {
            cursor.number();
        }
    }
}
