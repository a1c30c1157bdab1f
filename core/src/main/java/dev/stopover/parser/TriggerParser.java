package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TransitionTable;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.TriggerTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what fires: triggers, event triggers and rules. */
final class TriggerParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final Supplier<Statement> nested;

    TriggerParser(Grammar grammar, Supplier<Statement> nested) {
        this.grammar = grammar;
        this.nested = nested;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE [OR REPLACE] [CONSTRAINT] TRIGGER. */
    Statement createTrigger(int from, boolean orReplace, boolean constraint) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        TriggerTiming timing = timing(constraint);
        List<TriggerEvent> events = events();
        cursor.expect(Keyword.ON);
        QualifiedName table = cursor.qualifiedName();
        Optional<QualifiedName> referenced = Optional.empty();
        List<TransitionTable> transitions = List.of();
        if (constraint) {
            if (cursor.accept(Keyword.FROM)) {
                referenced = Optional.of(cursor.qualifiedName());
            }
            constraintAttributes();
        } else {
            transitions = referencing();
        }
        boolean row = forEach(constraint);
        Optional<Expression> when =
                cursor.accept(Keyword.WHEN) ? Optional.of(grammar.expressions().inParentheses()) : Optional.empty();
        QualifiedName function = executed();
        List<StringLiteral> arguments = arguments();
        return new CreateTrigger(
                cursor.rangeFrom(from),
                keywords,
                orReplace,
                constraint,
                name,
                timing,
                events,
                table,
                referenced,
                transitions,
                row,
                when,
                function,
                arguments);
    }

    private TriggerTiming timing(boolean constraint) {
        if (cursor.accept(Keyword.AFTER)) {
            return TriggerTiming.AFTER;
        }
        if (!constraint && cursor.accept(Keyword.BEFORE)) {
            return TriggerTiming.BEFORE;
        }
        if (!constraint && cursor.accept(Keyword.INSTEAD)) {
            cursor.expect(Keyword.OF);
            return TriggerTiming.INSTEAD_OF;
        }
        throw cursor.error();
    }

    private List<TriggerEvent> events() {
        List<TriggerEvent> events = new ArrayList<>();
        do {
            int from = cursor.position();
            List<Identifier> columns = List.of();
            String event = switch (cursor.keyword()) {
                case INSERT, DELETE, UPDATE, TRUNCATE -> cursor.keyword().name();
                default -> throw cursor.error();
            };
            cursor.advance();
            if (event.equals("UPDATE") && cursor.accept(Keyword.OF)) {
                columns = cursor.list(cursor::name);
            }
            if (events.stream().anyMatch(other -> other.event().equals(event))) {
                throw cursor.error("A trigger fires once for %s.".formatted(event), "Name each event once.");
            }
            events.add(new TriggerEvent(cursor.rangeFrom(from), event, columns));
        } while (cursor.accept(Keyword.OR));
        return events;
    }

    private void constraintAttributes() {
        boolean more = true;
        while (more) {
            if (cursor.accept(Keyword.INITIALLY)) {
                if (!cursor.accept(Keyword.DEFERRED)) {
                    cursor.expect(Keyword.IMMEDIATE);
                }
            } else if (cursor.at(Keyword.NOT)) {
                cursor.expect(Keyword.NOT);
                if (!cursor.accept(Keyword.VALID) && !cursor.accept(Keyword.ENFORCED)) {
                    cursor.expect(Keyword.DEFERRABLE);
                }
            } else {
                more = cursor.accept(Keyword.DEFERRABLE) || cursor.accept(Keyword.ENFORCED);
            }
        }
    }

    private List<TransitionTable> referencing() {
        List<TransitionTable> transitions = new ArrayList<>();
        if (!cursor.accept(Keyword.REFERENCING)) {
            return transitions;
        }
        do {
            int from = cursor.position();
            boolean after = cursor.accept(Keyword.NEW);
            if (!after) {
                cursor.expect(Keyword.OLD);
            }
            boolean table = cursor.accept(Keyword.TABLE);
            if (!table) {
                cursor.expect(Keyword.ROW);
            }
            cursor.accept(Keyword.AS);
            Identifier name = cursor.name();
            transitions.add(new TransitionTable(cursor.rangeFrom(from), after, table, name));
        } while (cursor.at(Keyword.NEW) || cursor.at(Keyword.OLD));
        return transitions;
    }

    private boolean forEach(boolean constraint) {
        if (!cursor.at(Keyword.FOR)) {
            if (constraint) {
                throw cursor.error();
            }
            return false;
        }
        cursor.advance();
        if (constraint) {
            cursor.expect(Keyword.EACH, Keyword.ROW);
            return true;
        }
        cursor.accept(Keyword.EACH);
        if (cursor.accept(Keyword.ROW)) {
            return true;
        }
        cursor.expect(Keyword.STATEMENT);
        return false;
    }

    private QualifiedName executed() {
        cursor.expect(Keyword.EXECUTE);
        if (!cursor.accept(Keyword.FUNCTION)) {
            cursor.expect(Keyword.PROCEDURE);
        }
        QualifiedName function = grammar.functions().functionName();
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            throw cursor.error();
        }
        return function;
    }

    private List<StringLiteral> arguments() {
        cursor.expect(TokenKind.LEFT_PAREN);
        List<StringLiteral> arguments = new ArrayList<>();
        // PostgreSQL's list of them begins with none, so that a comma may stand before the first.
        boolean some = cursor.accept(TokenKind.COMMA) || !cursor.at(TokenKind.RIGHT_PAREN);
        if (some) {
            arguments.addAll(cursor.list(this::argument));
        }
        cursor.expect(TokenKind.RIGHT_PAREN);
        return arguments;
    }

    private StringLiteral argument() {
        if (cursor.atString()) {
            return cursor.string();
        }
        if (cursor.at(TokenKind.INTEGER) || cursor.at(TokenKind.NUMBER)) {
            StringLiteral number = new StringLiteral(cursor.range(), cursor.text());
            cursor.advance();
            return number;
        }
        Identifier label = cursor.label();
        return new StringLiteral(label.range(), label.value());
    }

    /** From after the words CREATE EVENT TRIGGER. */
    Statement createEventTrigger(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        cursor.expect(Keyword.ON);
        Identifier event = cursor.label();
        List<StringLiteral> tags = new ArrayList<>();
        if (cursor.accept(Keyword.WHEN)) {
            do {
                cursor.name();
                cursor.expect(Keyword.IN);
                tags.addAll(cursor.parenthesized(cursor::string));
            } while (cursor.accept(Keyword.AND));
        }
        QualifiedName function = executed();
        cursor.expect(TokenKind.LEFT_PAREN);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return new CreateEventTrigger(cursor.rangeFrom(from), keywords, name, event, tags, function);
    }

    /** From after the words ALTER EVENT TRIGGER and the name: {@code ENABLE …} or {@code DISABLE}. */
    Statement alterEventTrigger(int from, TextRange keywords, Identifier name) {
        boolean enabled = cursor.accept(Keyword.ENABLE);
        if (!enabled) {
            cursor.expect(Keyword.DISABLE);
        } else if (!cursor.accept(Keyword.REPLICA)) {
            cursor.accept(Keyword.ALWAYS);
        }
        return new AlterEventTrigger(cursor.rangeFrom(from), keywords, name, enabled);
    }

    /** From after the words CREATE [OR REPLACE] RULE. */
    Statement createRule(int from, boolean orReplace) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        cursor.expect(Keyword.AS, Keyword.ON);
        String event = switch (cursor.keyword()) {
            case SELECT, INSERT, UPDATE, DELETE -> cursor.keyword().name();
            default -> throw cursor.error();
        };
        cursor.advance();
        cursor.expect(Keyword.TO);
        QualifiedName table = cursor.qualifiedName();
        Optional<Expression> where =
                cursor.accept(Keyword.WHERE) ? Optional.of(grammar.expressions().expression()) : Optional.empty();
        cursor.expect(Keyword.DO);
        boolean instead = cursor.accept(Keyword.INSTEAD);
        if (!instead) {
            cursor.accept(Keyword.ALSO);
        }
        List<Statement> actions = new ArrayList<>();
        if (cursor.at(TokenKind.LEFT_PAREN) && !grammar.expressions().queries().atQuery()) {
            actions.addAll(actions());
        } else if (cursor.at(TokenKind.LEFT_PAREN)) {
            actions.addAll(actionsOrQuery());
        } else if (!cursor.accept(Keyword.NOTHING)) {
            actions.add(action());
        }
        return new CreateRule(cursor.rangeFrom(from), keywords, orReplace, name, table, event, where, instead, actions);
    }

    private List<Statement> actions() {
        cursor.expect(TokenKind.LEFT_PAREN);
        List<Statement> actions = new ArrayList<>();
        do {
            if (!cursor.at(TokenKind.SEMICOLON) && !cursor.at(TokenKind.RIGHT_PAREN)) {
                actions.add(action());
            }
        } while (cursor.accept(TokenKind.SEMICOLON));
        cursor.expect(TokenKind.RIGHT_PAREN);
        return actions;
    }

    /** A parenthesis that begins with a query is either one query or the first of several actions. */
    private List<Statement> actionsOrQuery() {
        int open = cursor.position();
        cursor.skipParenthesized();
        boolean query = !cursor.atEnd();
        cursor.moveTo(open);
        return query ? List.of(action()) : actions();
    }

    private Statement action() {
        return switch (cursor.keyword()) {
            case SELECT, VALUES, WITH, TABLE, INSERT, UPDATE, DELETE, NOTIFY -> nested.get();
            default -> {
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    yield nested.get();
                }
                throw cursor.error();
            }
        };
    }
}
