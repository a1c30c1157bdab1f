package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.DomainAction;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TYPE, CREATE DOMAIN, ALTER DOMAIN and what ALTER TYPE does to an enum. */
final class TypeParser {

    private final Grammar grammar;
    private final Cursor cursor;

    TypeParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE TYPE. */
    Statement createType(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName type = cursor.qualifiedName();
        if (!cursor.accept(Keyword.AS)) {
            var options = cursor.at(TokenKind.LEFT_PAREN) ? grammar.options().definition() : List.<Option>of();
            return new CreateBaseType(cursor.rangeFrom(from), keywords, type, options);
        }
        if (cursor.accept(Keyword.ENUM)) {
            cursor.expect(TokenKind.LEFT_PAREN);
            List<StringLiteral> labels = cursor.at(TokenKind.RIGHT_PAREN) ? List.of() : cursor.list(cursor::string);
            cursor.expect(TokenKind.RIGHT_PAREN);
            return new CreateEnum(cursor.rangeFrom(from), keywords, type, labels);
        }
        if (cursor.accept(Keyword.RANGE)) {
            var options = grammar.options().definition();
            return new CreateRangeType(cursor.rangeFrom(from), keywords, type, options);
        }
        cursor.expect(TokenKind.LEFT_PAREN);
        List<ColumnDefinition> attributes = cursor.at(TokenKind.RIGHT_PAREN) ? List.of() : cursor.list(this::attribute);
        cursor.expect(TokenKind.RIGHT_PAREN);
        return new CreateCompositeType(cursor.rangeFrom(from), keywords, type, attributes);
    }

    /** An attribute of a composite type ({@code TableFuncElement}). */
    ColumnDefinition attribute() {
        int from = cursor.position();
        Identifier name = cursor.name();
        TypeName type = grammar.types().typeName();
        Optional<Identifier> collation = collation();
        return new ColumnDefinition(
                cursor.rangeFrom(from),
                name,
                Optional.of(type),
                collation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Optional<Identifier> collation() {
        if (!cursor.accept(Keyword.COLLATE)) {
            return Optional.empty();
        }
        QualifiedName name = cursor.qualifiedName();
        return Optional.of(new Identifier(name.range(), name.joined()));
    }

    /** From after the words ALTER TYPE and the type, at ADD VALUE or RENAME VALUE. */
    Statement alterEnum(int from, TextRange keywords, QualifiedName type) {
        if (cursor.accept(Keyword.RENAME)) {
            cursor.expect(Keyword.VALUE);
            StringLiteral old = cursor.string();
            cursor.expect(Keyword.TO);
            StringLiteral label = cursor.string();
            return new AlterEnum(
                    cursor.rangeFrom(from), keywords, type, false, Optional.of(old), label, Optional.empty(), false);
        }
        cursor.expect(Keyword.ADD, Keyword.VALUE);
        boolean ifNotExists = cursor.at(Keyword.IF);
        if (ifNotExists) {
            cursor.expect(Keyword.IF, Keyword.NOT, Keyword.EXISTS);
        }
        StringLiteral label = cursor.string();
        boolean before = cursor.at(Keyword.BEFORE);
        Optional<StringLiteral> neighbor = Optional.empty();
        if (cursor.accept(Keyword.BEFORE) || cursor.accept(Keyword.AFTER)) {
            neighbor = Optional.of(cursor.string());
        }
        return new AlterEnum(
                cursor.rangeFrom(from), keywords, type, ifNotExists, Optional.empty(), label, neighbor, before);
    }

    /** From after the words CREATE DOMAIN. */
    Statement createDomain(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName domain = cursor.qualifiedName();
        cursor.accept(Keyword.AS);
        TypeName base = grammar.types().typeName();
        Optional<Identifier> collation = Optional.empty();
        Optional<Expression> defaultValue = Optional.empty();
        List<Constraint> constraints = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.at(TokenKind.SEMICOLON)) {
            int at = cursor.position();
            Optional<Identifier> name =
                    cursor.accept(Keyword.CONSTRAINT) ? Optional.of(cursor.name()) : Optional.empty();
            if (name.isEmpty() && cursor.at(Keyword.COLLATE)) {
                collation = collation();
            } else if (cursor.accept(Keyword.DEFAULT)) {
                defaultValue = Optional.of(grammar.expressions().restricted());
            } else if (!cursor.accept(Keyword.NULL)) {
                constraints.add(constraint(at, name));
            }
        }
        return new CreateDomain(cursor.rangeFrom(from), keywords, domain, base, collation, defaultValue, constraints);
    }

    private Constraint constraint(int from, Optional<Identifier> name) {
        int word = cursor.position();
        if (cursor.accept(Keyword.CHECK)) {
            TextRange keywords = cursor.rangeFrom(word);
            Expression expression = grammar.expressions().inParentheses();
            boolean noInherit = cursor.accept(Keyword.NO, Keyword.INHERIT);
            boolean notValid = cursor.accept(Keyword.NOT, Keyword.VALID);
            boolean notEnforced = cursor.accept(Keyword.NOT, Keyword.ENFORCED);
            return new CheckConstraint(
                    cursor.rangeFrom(from), keywords, name, expression, noInherit, notValid, notEnforced);
        }
        cursor.expect(Keyword.NOT, Keyword.NULL);
        TextRange keywords = cursor.rangeFrom(word);
        return new NotNullConstraint(cursor.rangeFrom(from), keywords, name, List.of(), false, false);
    }

    /** From after the words ALTER DOMAIN and the domain. */
    Statement alterDomain(int from, TextRange keywords, QualifiedName domain) {
        if (cursor.accept(Keyword.SET)) {
            if (cursor.accept(Keyword.DEFAULT)) {
                Expression value = grammar.expressions().expression();
                return domain(from, keywords, domain, DomainAction.SET_DEFAULT, Optional.of(value));
            }
            cursor.expect(Keyword.NOT, Keyword.NULL);
            return domain(from, keywords, domain, DomainAction.SET_NOT_NULL, Optional.empty());
        }
        if (cursor.accept(Keyword.ADD)) {
            int at = cursor.position();
            Optional<Identifier> name =
                    cursor.accept(Keyword.CONSTRAINT) ? Optional.of(cursor.name()) : Optional.empty();
            Constraint constraint = constraint(at, name);
            return new AlterDomain(
                    cursor.rangeFrom(from),
                    keywords,
                    domain,
                    DomainAction.ADD_CONSTRAINT,
                    Optional.of(constraint),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    false);
        }
        if (cursor.accept(Keyword.VALIDATE)) {
            cursor.expect(Keyword.CONSTRAINT);
            Identifier name = cursor.name();
            return named(from, keywords, domain, DomainAction.VALIDATE_CONSTRAINT, name, false, false);
        }
        cursor.expect(Keyword.DROP);
        if (cursor.accept(Keyword.DEFAULT)) {
            return domain(from, keywords, domain, DomainAction.DROP_DEFAULT, Optional.empty());
        }
        if (cursor.accept(Keyword.NOT)) {
            cursor.expect(Keyword.NULL);
            return domain(from, keywords, domain, DomainAction.DROP_NOT_NULL, Optional.empty());
        }
        cursor.expect(Keyword.CONSTRAINT);
        boolean ifExists = cursor.acceptIfExists();
        Identifier name = cursor.name();
        boolean cascade = cursor.dropBehavior().isPresent();
        return named(from, keywords, domain, DomainAction.DROP_CONSTRAINT, name, ifExists, cascade);
    }

    private AlterDomain domain(
            int from, TextRange keywords, QualifiedName domain, DomainAction action, Optional<Expression> value) {
        return new AlterDomain(
                cursor.rangeFrom(from),
                keywords,
                domain,
                action,
                Optional.empty(),
                Optional.empty(),
                false,
                value,
                false);
    }

    private AlterDomain named(
            int from,
            TextRange keywords,
            QualifiedName domain,
            DomainAction action,
            Identifier name,
            boolean ifExists,
            boolean cascade) {
        return new AlterDomain(
                cursor.rangeFrom(from),
                keywords,
                domain,
                action,
                Optional.empty(),
                Optional.of(name),
                ifExists,
                Optional.empty(),
                cascade);
    }
}
