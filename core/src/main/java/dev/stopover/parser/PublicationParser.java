package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.PublicationAction;
import dev.stopover.syntax.PublishedTable;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what belongs to logical replication: publications and subscriptions. */
final class PublicationParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final List<PublishedTable> tables = new ArrayList<>();
    private final List<Identifier> schemas = new ArrayList<>();

    PublicationParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE PUBLICATION. */
    Statement createPublication(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        boolean allTables = false;
        if (cursor.accept(Keyword.FOR)) {
            allTables = cursor.accept(Keyword.ALL, Keyword.TABLES);
            if (!allTables) {
                objects();
            }
        }
        List<Option> options = optionalDefinition();
        return new CreatePublication(cursor.rangeFrom(from), keywords, name, allTables, tables, schemas, options);
    }

    /** From after the words ALTER PUBLICATION and its name. */
    Statement alterPublication(int from, TextRange keywords, Identifier name) {
        PublicationAction action = switch (cursor.keyword()) {
            case ADD -> PublicationAction.ADD;
            case DROP -> PublicationAction.DROP;
            case SET -> cursor.kind(1) == TokenKind.LEFT_PAREN ? PublicationAction.SET_OPTIONS : PublicationAction.SET;
            default -> throw cursor.error();
        };
        cursor.advance();
        List<Option> options = List.of();
        if (action == PublicationAction.SET_OPTIONS) {
            options = grammar.options().definition();
        } else {
            objects();
        }
        return new AlterPublication(cursor.rangeFrom(from), keywords, name, action, tables, schemas, options);
    }

    /** Tables and schemas; a name alone goes on the list before it ({@code pub_obj_list}). */
    private void objects() {
        boolean inSchema = false;
        boolean first = true;
        do {
            if (cursor.at(Keyword.TABLES, Keyword.IN)) {
                cursor.advance();
                cursor.expect(Keyword.IN, Keyword.SCHEMA);
                inSchema = true;
            } else if (cursor.accept(Keyword.TABLE)) {
                inSchema = false;
            } else if (first) {
                throw cursor.error();
            }
            first = false;
            if (inSchema) {
                schemas.add(cursor.at(Keyword.CURRENT_SCHEMA) ? cursor.label() : cursor.name());
            } else {
                table();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void table() {
        boolean only = cursor.accept(Keyword.ONLY);
        boolean parenthesis = only && cursor.accept(TokenKind.LEFT_PAREN);
        int from = cursor.position();
        QualifiedName name = cursor.qualifiedName();
        if (parenthesis) {
            cursor.expect(TokenKind.RIGHT_PAREN);
        } else {
            cursor.accept(TokenKind.STAR);
        }
        List<Identifier> columns = cursor.optionalColumns();
        Optional<Expression> where =
                cursor.accept(Keyword.WHERE) ? Optional.of(grammar.expressions().inParentheses()) : Optional.empty();
        tables.add(new PublishedTable(cursor.rangeFrom(from), name, columns, where));
    }

    private List<Option> optionalDefinition() {
        return cursor.accept(Keyword.WITH) ? grammar.options().definition() : List.of();
    }

    /** From after the words CREATE SUBSCRIPTION. */
    Statement createSubscription(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = cursor.name();
        cursor.expect(Keyword.CONNECTION);
        StringLiteral connection = cursor.string();
        cursor.expect(Keyword.PUBLICATION);
        List<Identifier> publications = cursor.list(cursor::name);
        List<Option> options = optionalDefinition();
        return new CreateSubscription(cursor.rangeFrom(from), keywords, name, connection, publications, options);
    }

    /** From after the words ALTER SUBSCRIPTION and its name. */
    Statement alterSubscription(int from, TextRange keywords, Identifier name) {
        int at = cursor.position();
        Identifier action = cursor.label();
        Optional<StringLiteral> connection = Optional.empty();
        List<Identifier> publications = List.of();
        List<Option> options = List.of();
        switch (cursor.tokens().keyword(cursor.tokens().significant(at))) {
            case ENABLE, DISABLE -> {}
            case CONNECTION -> connection = Optional.of(cursor.string());
            case SKIP -> options = grammar.options().definition();
            case REFRESH -> {
                cursor.expect(Keyword.PUBLICATION);
                options = optionalDefinition();
            }
            case SET -> {
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    options = grammar.options().definition();
                } else {
                    publications = publications();
                    options = optionalDefinition();
                }
            }
            case ADD, DROP -> {
                publications = publications();
                options = optionalDefinition();
            }
            default -> {
                cursor.moveTo(at);
                throw cursor.error();
            }
        }
        return new AlterSubscription(cursor.rangeFrom(from), keywords, name, action, connection, publications, options);
    }

    private List<Identifier> publications() {
        cursor.expect(Keyword.PUBLICATION);
        return cursor.list(cursor::name);
    }
}
