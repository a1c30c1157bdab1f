package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE ROLE, ALTER ROLE and what is done to all that a role owns. */
final class RoleParser {

    /** The options that are one word and no keyword of the grammar ({@code AlterOptRoleElem} in {@code gram.y}). */
    private static final Set<String> WORDS = Set.of(
            "superuser",
            "nosuperuser",
            "createrole",
            "nocreaterole",
            "replication",
            "noreplication",
            "createdb",
            "nocreatedb",
            "login",
            "nologin",
            "bypassrls",
            "nobypassrls",
            "noinherit");

    private final Grammar grammar;
    private final Cursor cursor;

    RoleParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE ROLE, USER or GROUP. */
    Statement create(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier name = grammar.roleName();
        RoleName role = new RoleName(name.range(), RoleKind.NAMED, name.value());
        cursor.accept(Keyword.WITH);
        List<Option> options = options(true);
        return new CreateRole(cursor.rangeFrom(from), keywords, role, options);
    }

    private List<Option> options(boolean creating) {
        List<Option> options = new ArrayList<>();
        Set<String> said = new HashSet<>();
        while (!cursor.atEnd() && !cursor.at(TokenKind.SEMICOLON)) {
            int at = cursor.position();
            Option option = option(creating);
            String name = option.name().value();
            if (!said.add(name.startsWith("no") ? name.substring(2) : name)) {
                cursor.moveTo(at);
                throw cursor.error("conflicting or redundant options", "Say it once.");
            }
            options.add(option);
        }
        return options;
    }

    private Option option(boolean creating) {
        int from = cursor.position();
        Optional<OptionValue> value = Optional.empty();
        Identifier name;
        switch (cursor.keyword()) {
            case PASSWORD, ENCRYPTED -> {
                cursor.accept(Keyword.ENCRYPTED);
                int at = cursor.position();
                cursor.expect(Keyword.PASSWORD);
                name = new Identifier(cursor.rangeFrom(at), "password");
                if (!cursor.accept(Keyword.NULL)) {
                    value = Optional.of(string());
                }
            }
            case INHERIT -> name = cursor.label();
            case CONNECTION -> {
                cursor.expect(Keyword.CONNECTION, Keyword.LIMIT);
                name = new Identifier(cursor.rangeFrom(from), "connection limit");
                int at = cursor.position();
                long limit = cursor.number();
                value = Optional.of(new OptionValue(cursor.rangeFrom(at), String.valueOf(limit), false));
            }
            case VALID -> {
                cursor.advance();
                if (!cursor.accept(Keyword.UNTIL)) {
                    throw cursor.error();
                }
                name = new Identifier(cursor.rangeFrom(from), "valid until");
                value = Optional.of(string());
            }
            case USER -> {
                name = cursor.label();
                grammar.roles();
            }
            case SYSID -> {
                requireCreating(creating);
                name = cursor.label();
                cursor.integer();
            }
            case ADMIN, ROLE -> {
                requireCreating(creating);
                name = cursor.label();
                grammar.roles();
            }
            case IN -> {
                requireCreating(creating);
                cursor.advance();
                if (!cursor.accept(Keyword.ROLE)) {
                    cursor.expect(Keyword.GROUP);
                }
                name = new Identifier(cursor.rangeFrom(from), "in role");
                grammar.roles();
            }
            default -> {
                if (cursor.at(TokenKind.QUOTED_IDENTIFIER)
                        || !cursor.atLabel()
                        || !WORDS.contains(cursor.tokens().value(cursor.index()))) {
                    throw cursor.error();
                }
                name = cursor.label();
            }
        }
        return new Option(cursor.rangeFrom(from), name, value);
    }

    private void requireCreating(boolean creating) {
        if (!creating) {
            throw cursor.error();
        }
    }

    private OptionValue string() {
        StringLiteral literal = cursor.string();
        return new OptionValue(literal.range(), literal.value(), true);
    }

    /** From after the words ALTER ROLE or USER, at the role. */
    Statement alter(int from, TextRange keywords, Optional<RoleName> role) {
        Optional<Identifier> database = Optional.empty();
        if (cursor.accept(Keyword.IN)) {
            cursor.expect(Keyword.DATABASE);
            database = Optional.of(cursor.name());
        }
        if (cursor.accept(Keyword.SET)) {
            Setting setting = grammar.settings().setting();
            return new AlterRole(
                    cursor.rangeFrom(from),
                    keywords,
                    role,
                    List.of(),
                    database,
                    Optional.of(setting),
                    Optional.empty());
        }
        if (cursor.accept(Keyword.RESET)) {
            Identifier reset = resetParameter();
            return new AlterRole(
                    cursor.rangeFrom(from), keywords, role, List.of(), database, Optional.empty(), Optional.of(reset));
        }
        if (role.isEmpty() || database.isPresent()) {
            throw cursor.error();
        }
        cursor.accept(Keyword.WITH);
        List<Option> options = options(false);
        return new AlterRole(
                cursor.rangeFrom(from), keywords, role, options, database, Optional.empty(), Optional.empty());
    }

    /** From after the words ALTER GROUP and the role: {@code ADD USER} or {@code DROP USER}. */
    Statement alterGroup(int from, TextRange keywords, RoleName role) {
        int at = cursor.position();
        if (!cursor.accept(Keyword.ADD)) {
            cursor.expect(Keyword.DROP);
        }
        cursor.expect(Keyword.USER);
        grammar.roles();
        Option option =
                new Option(cursor.rangeFrom(at), new Identifier(cursor.rangeFrom(at), "user"), Optional.empty());
        return new AlterRole(
                cursor.rangeFrom(from),
                keywords,
                Optional.of(role),
                List.of(option),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** From after the words DROP OWNED. */
    Statement dropOwned(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        cursor.expect(Keyword.BY);
        List<RoleName> roles = grammar.roles();
        boolean cascade = cursor.dropBehavior().isPresent();
        return new DropOwned(cursor.rangeFrom(from), keywords, roles, cascade);
    }

    /** From after the word REASSIGN. */
    Statement reassignOwned(int from) {
        cursor.expect(Keyword.OWNED);
        TextRange keywords = cursor.rangeFrom(from);
        cursor.expect(Keyword.BY);
        List<RoleName> roles = grammar.roles();
        cursor.expect(Keyword.TO);
        RoleName to = grammar.role();
        return new ReassignOwned(cursor.rangeFrom(from), keywords, roles, to);
    }

    private Identifier resetParameter() {
        return cursor.at(Keyword.ALL) ? cursor.label() : grammar.settings().parameterName();
    }
}
