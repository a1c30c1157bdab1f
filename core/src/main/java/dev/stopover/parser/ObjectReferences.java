package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the kinds of objects and the objects that DROP, COMMENT, ALTER and their like name. */
final class ObjectReferences {

    private final Grammar grammar;
    private final Cursor cursor;

    ObjectReferences(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }

    /** The words that name a kind of object, as statements write them. */
    ObjectKind kind() {
        Keyword keyword = cursor.keyword();
        cursor.advance();
        return switch (keyword) {
            case ACCESS -> then(Keyword.METHOD, ObjectKind.ACCESS_METHOD);
            case AGGREGATE -> ObjectKind.AGGREGATE;
            case CAST -> ObjectKind.CAST;
            case COLLATION -> ObjectKind.COLLATION;
            case COLUMN -> ObjectKind.COLUMN;
            case CONSTRAINT -> ObjectKind.CONSTRAINT;
            case CONVERSION -> ObjectKind.CONVERSION;
            case DATABASE -> ObjectKind.DATABASE;
            case DOMAIN -> ObjectKind.DOMAIN;
            case EVENT -> then(Keyword.TRIGGER, ObjectKind.EVENT_TRIGGER);
            case EXTENSION -> ObjectKind.EXTENSION;
            case FOREIGN ->
                cursor.accept(Keyword.DATA)
                        ? then(Keyword.WRAPPER, ObjectKind.FOREIGN_DATA_WRAPPER)
                        : then(Keyword.TABLE, ObjectKind.FOREIGN_TABLE);
            case FUNCTION -> ObjectKind.FUNCTION;
            case GROUP, ROLE -> ObjectKind.ROLE;
            case INDEX -> ObjectKind.INDEX;
            case LANGUAGE -> ObjectKind.LANGUAGE;
            case LARGE -> then(Keyword.OBJECT, ObjectKind.LARGE_OBJECT);
            case MATERIALIZED -> then(Keyword.VIEW, ObjectKind.MATERIALIZED_VIEW);
            case OPERATOR ->
                cursor.accept(Keyword.CLASS)
                        ? ObjectKind.OPERATOR_CLASS
                        : cursor.accept(Keyword.FAMILY) ? ObjectKind.OPERATOR_FAMILY : ObjectKind.OPERATOR;
            case POLICY -> ObjectKind.POLICY;
            case PROCEDURAL -> then(Keyword.LANGUAGE, ObjectKind.LANGUAGE);
            case PROCEDURE -> ObjectKind.PROCEDURE;
            case PUBLICATION -> ObjectKind.PUBLICATION;
            case ROUTINE -> ObjectKind.ROUTINE;
            case RULE -> ObjectKind.RULE;
            case SCHEMA -> ObjectKind.SCHEMA;
            case SEQUENCE -> ObjectKind.SEQUENCE;
            case SERVER -> ObjectKind.SERVER;
            case STATISTICS -> ObjectKind.STATISTICS;
            case SUBSCRIPTION -> ObjectKind.SUBSCRIPTION;
            case TABLE -> ObjectKind.TABLE;
            case TABLESPACE -> ObjectKind.TABLESPACE;
            case TEXT -> textSearch();
            case TRANSFORM -> ObjectKind.TRANSFORM;
            case TRIGGER -> ObjectKind.TRIGGER;
            case TYPE -> ObjectKind.TYPE;
            case USER ->
                (cursor.keyword(1) == Keyword.FOR || cursor.keyword(1) == Keyword.IF) && cursor.accept(Keyword.MAPPING)
                        ? ObjectKind.USER_MAPPING
                        : ObjectKind.ROLE;
            case VIEW -> ObjectKind.VIEW;
            default -> {
                cursor.moveTo(cursor.position() - 1);
                throw cursor.error();
            }
        };
    }

    /** The same where roles are called so and nothing else, and some kinds of objects cannot stand. */
    ObjectKind kindExcept(Set<ObjectKind> kinds) {
        int from = cursor.position();
        boolean synonym = cursor.at(Keyword.USER) || cursor.at(Keyword.GROUP);
        ObjectKind kind = kind();
        if (synonym || kinds.contains(kind)) {
            cursor.moveTo(from);
            throw cursor.error();
        }
        return kind;
    }

    private ObjectKind then(Keyword keyword, ObjectKind kind) {
        cursor.expect(keyword);
        return kind;
    }

    private ObjectKind textSearch() {
        cursor.expect(Keyword.SEARCH);
        if (cursor.accept(Keyword.PARSER)) {
            return ObjectKind.TEXT_SEARCH_PARSER;
        }
        if (cursor.accept(Keyword.DICTIONARY)) {
            return ObjectKind.TEXT_SEARCH_DICTIONARY;
        }
        if (cursor.accept(Keyword.TEMPLATE)) {
            return ObjectKind.TEXT_SEARCH_TEMPLATE;
        }
        return then(Keyword.CONFIGURATION, ObjectKind.TEXT_SEARCH_CONFIGURATION);
    }

    /** The object itself, in the notation that its kind has. */
    ObjectReference reference(ObjectKind kind) {
        return switch (kind) {
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> grammar.functions().functionReference(kind);
            case OPERATOR -> operator();
            case OPERATOR_CLASS, OPERATOR_FAMILY -> operatorClass(kind);
            case CAST -> cast();
            case TRANSFORM -> transform();
            case TYPE, DOMAIN -> type(kind);
            case COLUMN -> column(kind);
            case CONSTRAINT -> constraint();
            case POLICY, RULE, TRIGGER -> ofTable(kind);
            case USER_MAPPING -> userMapping();
            case LARGE_OBJECT -> largeObject();
            case ROLE -> role();
            case ACCESS_METHOD,
                    DATABASE,
                    EVENT_TRIGGER,
                    EXTENSION,
                    FOREIGN_DATA_WRAPPER,
                    FOREIGN_SERVER,
                    LANGUAGE,
                    PUBLICATION,
                    SCHEMA,
                    SERVER,
                    SUBSCRIPTION,
                    TABLESPACE -> plain(kind, cursor.name());
            case PARAMETER -> plain(kind, cursor.parameterName());
            default -> named(kind, cursor.qualifiedName());
        };
    }

    /** A name without schema. */
    static ObjectReference plain(ObjectKind kind, Identifier name) {
        return named(kind, unqualified(name));
    }

    /** A name as a qualified name without schema. */
    static QualifiedName unqualified(Identifier name) {
        return new QualifiedName(name.range(), Optional.empty(), Optional.empty(), name.value());
    }

    /** An object known by its name alone. */
    static ObjectReference named(ObjectKind kind, QualifiedName name) {
        return new ObjectReference(name.range(), kind, name, Optional.empty(), Optional.empty());
    }

    private ObjectReference role() {
        int from = cursor.position();
        var role = grammar.role();
        return named(
                ObjectKind.ROLE,
                new QualifiedName(
                        cursor.rangeFrom(from),
                        Optional.empty(),
                        Optional.empty(),
                        role.name().isEmpty() ? role.kind().name().toLowerCase(java.util.Locale.ROOT) : role.name()));
    }

    private ObjectReference operator() {
        int from = cursor.position();
        QualifiedName name = operatorName();
        List<FunctionParameter> arguments = operands();
        return new ObjectReference(
                cursor.rangeFrom(from), ObjectKind.OPERATOR, name, Optional.empty(), Optional.of(arguments));
    }

    /** The types of an operator's two operands ({@code oper_argtypes}). */
    List<FunctionParameter> operands() {
        cursor.expect(TokenKind.LEFT_PAREN);
        Optional<FunctionParameter> left = operand();
        if (left.isPresent() && cursor.at(TokenKind.RIGHT_PAREN)) {
            throw cursor.error("An operator has two operands here.", "Write NONE for the one that is missing.");
        }
        cursor.expect(TokenKind.COMMA);
        if (left.isEmpty() && cursor.at(Keyword.NONE)) {
            throw cursor.error();
        }
        Optional<FunctionParameter> right = operand();
        cursor.expect(TokenKind.RIGHT_PAREN);
        List<FunctionParameter> operands = new ArrayList<>();
        left.ifPresent(operands::add);
        right.ifPresent(operands::add);
        return operands;
    }

    private Optional<FunctionParameter> operand() {
        if (cursor.accept(Keyword.NONE)) {
            return Optional.empty();
        }
        TypeName type = grammar.types().typeName();
        return Optional.of(
                new FunctionParameter(type.range(), ParameterMode.IN, Optional.empty(), type, Optional.empty()));
    }

    /** An operator, perhaps with a schema before it ({@code any_operator}). */
    QualifiedName operatorName() {
        int from = cursor.position();
        Optional<String> schema = Optional.empty();
        while (cursor.atName() && cursor.kind(1) == TokenKind.DOT) {
            schema = Optional.of(cursor.name().value());
            cursor.advance();
        }
        int sign = cursor.position();
        grammar.expressions().anyOperator();
        String operator = cursor.tokens().text(cursor.tokens().significant(sign));
        return new QualifiedName(cursor.rangeFrom(from), Optional.empty(), schema, operator);
    }

    private ObjectReference operatorClass(ObjectKind kind) {
        int from = cursor.position();
        QualifiedName name = cursor.qualifiedName();
        cursor.expect(Keyword.USING);
        QualifiedName method = unqualified(cursor.name());
        return new ObjectReference(cursor.rangeFrom(from), kind, name, Optional.of(method), Optional.empty());
    }

    private ObjectReference cast() {
        int from = cursor.position();
        cursor.expect(TokenKind.LEFT_PAREN);
        TypeName source = grammar.types().typeName();
        cursor.expect(Keyword.AS);
        TypeName target = grammar.types().typeName();
        cursor.expect(TokenKind.RIGHT_PAREN);
        TextRange range = cursor.rangeFrom(from);
        return named(
                ObjectKind.CAST,
                new QualifiedName(
                        range, Optional.empty(), Optional.empty(), source.canonical() + " AS " + target.canonical()));
    }

    private ObjectReference transform() {
        int from = cursor.position();
        cursor.expect(Keyword.FOR);
        TypeName type = grammar.types().typeName();
        cursor.expect(Keyword.LANGUAGE);
        Identifier language = cursor.name();
        TextRange range = cursor.rangeFrom(from);
        return named(
                ObjectKind.TRANSFORM,
                new QualifiedName(
                        range, Optional.empty(), Optional.empty(), type.canonical() + " " + language.value()));
    }

    /** A type or domain; both are written as types are ({@code Typename}). */
    private ObjectReference type(ObjectKind kind) {
        TypeName type = grammar.types().typeName();
        String name = type.schema().isEmpty() ? type.canonical() : type.name() + "[]".repeat(type.arrayDimensions());
        return named(kind, new QualifiedName(type.range(), Optional.empty(), type.schema(), name));
    }

    private ObjectReference column(ObjectKind kind) {
        int from = cursor.position();
        List<Identifier> parts = new ArrayList<>();
        parts.add(cursor.name());
        while (cursor.accept(TokenKind.DOT)) {
            parts.add(cursor.label());
        }
        int last = parts.size() - 1;
        Optional<QualifiedName> table = Optional.empty();
        if (last > 0) {
            Identifier name = parts.get(last - 1);
            table = Optional.of(new QualifiedName(
                    parts.get(0).range().to(name.range()),
                    last < 3
                            ? Optional.empty()
                            : Optional.of(parts.get(last - 3).value()),
                    last < 2
                            ? Optional.empty()
                            : Optional.of(parts.get(last - 2).value()),
                    name.value()));
        }
        return new ObjectReference(cursor.rangeFrom(from), kind, unqualified(parts.get(last)), table, Optional.empty());
    }

    private ObjectReference constraint() {
        int from = cursor.position();
        Identifier name = cursor.name();
        cursor.expect(Keyword.ON);
        boolean domain = cursor.at(Keyword.DOMAIN) && cursor.atName(1);
        if (domain) {
            cursor.advance();
        }
        QualifiedName table = cursor.qualifiedName();
        ObjectKind kind = domain ? ObjectKind.DOMAIN_CONSTRAINT : ObjectKind.CONSTRAINT;
        return new ObjectReference(
                cursor.rangeFrom(from), kind, unqualified(name), Optional.of(table), Optional.empty());
    }

    private ObjectReference ofTable(ObjectKind kind) {
        int from = cursor.position();
        Identifier name = cursor.name();
        cursor.expect(Keyword.ON);
        QualifiedName table = cursor.qualifiedName();
        return new ObjectReference(
                cursor.rangeFrom(from), kind, unqualified(name), Optional.of(table), Optional.empty());
    }

    private ObjectReference userMapping() {
        int from = cursor.position();
        cursor.expect(Keyword.FOR);
        if (!cursor.accept(Keyword.USER)) {
            grammar.role();
        }
        cursor.expect(Keyword.SERVER);
        Identifier server = cursor.name();
        return new ObjectReference(
                cursor.rangeFrom(from),
                ObjectKind.USER_MAPPING,
                unqualified(server),
                Optional.empty(),
                Optional.empty());
    }

    private ObjectReference largeObject() {
        TextRange range = cursor.range();
        String number = cursor.text();
        cursor.number();
        return named(ObjectKind.LARGE_OBJECT, new QualifiedName(range, Optional.empty(), Optional.empty(), number));
    }
}
