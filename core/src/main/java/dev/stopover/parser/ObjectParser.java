package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExtensionAction;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StatisticsElement;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads CREATE of what is neither a relation, a function, a type nor a role. */
final class ObjectParser {

    /** What no extension can have as a member of its own. */
    private static final Set<ObjectKind> NO_MEMBERS = EnumSet.of(
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.LARGE_OBJECT,
            ObjectKind.POLICY,
            ObjectKind.RULE,
            ObjectKind.TRIGGER,
            ObjectKind.USER_MAPPING);

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;
    private final Supplier<Statement> nested;

    ObjectParser(Grammar grammar, Supplier<Statement> nested) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
        this.nested = nested;
    }

    /** From after the words CREATE [TEMPORARY] SEQUENCE. */
    Statement createSequence(int from, Persistence persistence) {
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = cursor.acceptIfNotExists();
        QualifiedName sequence = cursor.qualifiedName();
        SequenceOptions options = grammar.sequenceOptions(false);
        return new CreateSequence(cursor.rangeFrom(from), keywords, persistence, ifNotExists, sequence, options);
    }

    /** From after the words CREATE SCHEMA. */
    Statement createSchema(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = cursor.acceptIfNotExists();
        Optional<Identifier> schema = cursor.at(Keyword.AUTHORIZATION) ? Optional.empty() : Optional.of(cursor.name());
        Optional<RoleName> owner =
                cursor.accept(Keyword.AUTHORIZATION) ? Optional.of(grammar.role()) : Optional.empty();
        List<Statement> elements = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.at(TokenKind.SEMICOLON)) {
            if (!cursor.at(Keyword.CREATE) && !cursor.at(Keyword.GRANT)) {
                throw cursor.error();
            }
            if (ifNotExists) {
                throw cursor.error(
                        "CREATE SCHEMA IF NOT EXISTS cannot include schema elements.",
                        "Write them as statements of their own.");
            }
            elements.add(nested.get());
        }
        return new CreateSchema(cursor.rangeFrom(from), keywords, ifNotExists, schema, owner, elements);
    }

    /** From after the words CREATE EXTENSION. */
    Statement createExtension(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = cursor.acceptIfNotExists();
        Identifier name = cursor.name();
        cursor.accept(Keyword.WITH);
        Optional<Identifier> schema = Optional.empty();
        Optional<String> version = Optional.empty();
        boolean cascade = false;
        boolean more = true;
        while (more) {
            if (cursor.accept(Keyword.SCHEMA)) {
                schema = Optional.of(cursor.name());
            } else if (cursor.accept(Keyword.VERSION)) {
                version = Optional.of(grammar.options().wordOrString().text());
            } else if (cursor.accept(Keyword.CASCADE)) {
                cascade = true;
            } else {
                more = false;
            }
        }
        return new CreateExtension(cursor.rangeFrom(from), keywords, ifNotExists, name, schema, version, cascade);
    }

    /** From after the words ALTER EXTENSION and its name. */
    Statement alterExtension(int from, TextRange keywords, Identifier extension) {
        if (cursor.accept(Keyword.UPDATE)) {
            Optional<String> version = cursor.accept(Keyword.TO)
                    ? Optional.of(grammar.options().wordOrString().text())
                    : Optional.empty();
            return new AlterExtension(
                    cursor.rangeFrom(from), keywords, extension, ExtensionAction.UPDATE, Optional.empty(), version);
        }
        ExtensionAction action = cursor.at(Keyword.ADD) ? ExtensionAction.ADD : ExtensionAction.DROP;
        if (!cursor.accept(Keyword.ADD)) {
            cursor.expect(Keyword.DROP);
        }
        ObjectReference object = references.reference(references.kindExcept(NO_MEMBERS));
        return new AlterExtension(
                cursor.rangeFrom(from), keywords, extension, action, Optional.of(object), Optional.empty());
    }

    /** From after the words CREATE STATISTICS. */
    Statement createStatistics(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = cursor.acceptIfNotExists();
        boolean unnamed = cursor.at(Keyword.ON) || cursor.at(TokenKind.LEFT_PAREN);
        Optional<QualifiedName> name = unnamed ? Optional.empty() : Optional.of(cursor.qualifiedName());
        List<Identifier> kinds = cursor.at(TokenKind.LEFT_PAREN) ? cursor.parenthesized(cursor::name) : List.of();
        cursor.expect(Keyword.ON);
        List<StatisticsElement> elements = cursor.list(this::statisticsElement);
        cursor.expect(Keyword.FROM);
        QualifiedName table = statisticsTable();
        return new CreateStatistics(cursor.rangeFrom(from), keywords, ifNotExists, name, kinds, elements, table);
    }

    /** The grammar takes any list of FROM here; all but a single relation is refused afterwards. */
    private QualifiedName statisticsTable() {
        boolean only = cursor.accept(Keyword.ONLY);
        boolean parenthesis = only && cursor.accept(TokenKind.LEFT_PAREN);
        QualifiedName table = cursor.qualifiedName();
        if (parenthesis) {
            cursor.expect(TokenKind.RIGHT_PAREN);
        } else if (!only) {
            cursor.accept(TokenKind.STAR);
        }
        if (cursor.accept(Keyword.AS) || cursor.atName()) {
            cursor.name();
            cursor.optionalColumns();
        }
        return table;
    }

    private StatisticsElement statisticsElement() {
        int from = cursor.position();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            Expression expression = grammar.expressions().inParentheses();
            return new StatisticsElement(cursor.rangeFrom(from), Optional.empty(), Optional.of(expression));
        }
        boolean column = cursor.atName() && cursor.kind(1) != TokenKind.LEFT_PAREN && cursor.kind(1) != TokenKind.DOT;
        if (column) {
            Identifier name = cursor.name();
            return new StatisticsElement(name.range(), Optional.of(name), Optional.empty());
        }
        grammar.expressions().calls().functionCall();
        return new StatisticsElement(cursor.rangeFrom(from), Optional.empty(), Optional.empty());
    }

    /** From after the words IMPORT FOREIGN SCHEMA. */
    Statement importForeignSchema(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Identifier remote = cursor.name();
        List<Identifier> tables = List.of();
        if (cursor.accept(Keyword.LIMIT)) {
            cursor.expect(Keyword.TO);
            tables = cursor.parenthesized(this::relation);
        } else if (cursor.accept(Keyword.EXCEPT)) {
            cursor.parenthesized(this::relation);
        }
        cursor.expect(Keyword.FROM, Keyword.SERVER);
        Identifier server = cursor.name();
        cursor.expect(Keyword.INTO);
        Identifier into = cursor.name();
        grammar.options().foreignOptions(false);
        return new ImportForeignSchema(cursor.rangeFrom(from), keywords, remote, server, into, tables);
    }

    private Identifier relation() {
        QualifiedName name = cursor.qualifiedName();
        return new Identifier(name.range(), name.joined());
    }

    /** From after the word CREATE, at a kind of object of which the catalog keeps only the name. */
    Statement createObject(int from, boolean orReplace) {
        if (cursor.at(Keyword.DEFAULT) && cursor.keyword(1) == Keyword.CONVERSION || cursor.at(Keyword.TRUSTED)) {
            cursor.advance();
        }
        if (cursor.at(Keyword.COLUMN) || cursor.at(Keyword.CONSTRAINT)) {
            throw cursor.error();
        }
        ObjectKind kind = references.kind();
        TextRange keywords = cursor.rangeFrom(from);
        boolean ifNotExists = switch (kind) {
            case COLLATION, SERVER, USER_MAPPING -> cursor.acceptIfNotExists();
            default -> false;
        };
        ObjectReference object = created(kind);
        List<Option> options = details(object);
        return new CreateObject(cursor.rangeFrom(from), keywords, orReplace, ifNotExists, object, options);
    }

    private ObjectReference created(ObjectKind kind) {
        return switch (kind) {
            case AGGREGATE -> aggregateReference();
            case OPERATOR -> ObjectReferences.named(kind, references.operatorName());
            case OPERATOR_CLASS -> operatorClass();
            case COLLATION,
                    CONVERSION,
                    TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE -> ObjectReferences.named(kind, cursor.qualifiedName());
            case ACCESS_METHOD,
                    CAST,
                    DATABASE,
                    FOREIGN_DATA_WRAPPER,
                    LANGUAGE,
                    OPERATOR_FAMILY,
                    SERVER,
                    TABLESPACE,
                    TRANSFORM,
                    USER_MAPPING -> references.reference(kind);
            default -> throw cursor.error();
        };
    }

    /** From the name up to the access method. */
    private ObjectReference operatorClass() {
        int from = cursor.position();
        QualifiedName name = cursor.qualifiedName();
        cursor.accept(Keyword.DEFAULT);
        cursor.expect(Keyword.FOR, Keyword.TYPE);
        grammar.types().typeName();
        cursor.expect(Keyword.USING);
        QualifiedName method = ObjectReferences.unqualified(cursor.name());
        return new ObjectReference(
                cursor.rangeFrom(from), ObjectKind.OPERATOR_CLASS, name, Optional.of(method), Optional.empty());
    }

    private List<Option> details(ObjectReference object) {
        ObjectKind kind = object.kind();
        return switch (kind) {
            case TEXT_SEARCH_CONFIGURATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE,
                    OPERATOR -> grammar.options().definition();
            case COLLATION -> {
                if (cursor.accept(Keyword.FROM)) {
                    cursor.qualifiedName();
                    yield List.of();
                }
                yield grammar.options().definition();
            }
            case AGGREGATE ->
                object.arguments().isPresent()
                        ? grammar.options().definition()
                        : grammar.options().oldDefinition();
            case SERVER, USER_MAPPING, FOREIGN_DATA_WRAPPER -> foreign(kind);
            default -> {
                new ObjectDetails(grammar).created(kind);
                yield List.of();
            }
        };
    }

    /** Aggregates are written with their arguments before the definition, or in the old style within it. */
    private ObjectReference aggregateReference() {
        int from = cursor.position();
        QualifiedName name = grammar.functions().functionName();
        int open = cursor.position();
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            throw cursor.error();
        }
        cursor.skipParenthesized();
        boolean before = cursor.at(TokenKind.LEFT_PAREN);
        cursor.moveTo(open);
        if (before) {
            List<FunctionParameter> arguments = grammar.functions().aggregateArguments();
            return new ObjectReference(
                    cursor.rangeFrom(from), ObjectKind.AGGREGATE, name, Optional.empty(), Optional.of(arguments));
        }
        return ObjectReferences.named(ObjectKind.AGGREGATE, name);
    }

    private List<Option> foreign(ObjectKind kind) {
        if (kind == ObjectKind.SERVER) {
            if (cursor.accept(Keyword.TYPE)) {
                cursor.string();
            }
            if (cursor.accept(Keyword.VERSION) && !cursor.accept(Keyword.NULL)) {
                cursor.string();
            }
            cursor.expect(Keyword.FOREIGN, Keyword.DATA, Keyword.WRAPPER);
            cursor.name();
        }
        if (kind == ObjectKind.FOREIGN_DATA_WRAPPER) {
            handlers();
        }
        return grammar.options().foreignOptions(false);
    }

    /** {@code HANDLER}, {@code VALIDATOR} and their negations. */
    void handlers() {
        boolean more = true;
        while (more) {
            if (cursor.accept(Keyword.NO)) {
                if (!cursor.accept(Keyword.HANDLER)) {
                    cursor.expect(Keyword.VALIDATOR);
                }
            } else if (cursor.accept(Keyword.HANDLER) || cursor.accept(Keyword.VALIDATOR)) {
                cursor.qualifiedName();
            } else {
                more = false;
            }
        }
    }
}
