package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads ALTER of what is no relation. */
final class AlterObjectParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;
    private final Supplier<Statement> nested;

    AlterObjectParser(Grammar grammar, Supplier<Statement> nested) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
        this.nested = nested;
    }

    /** From after the word ALTER. */
    Statement alter(int from) {
        if (cursor.accept(Keyword.SYSTEM)) {
            return new SessionParser(grammar, nested).alterSystem(from);
        }
        if (cursor.at(Keyword.DEFAULT)) {
            cursor.expect(Keyword.DEFAULT, Keyword.PRIVILEGES);
            return new PrivilegeParser(grammar).alterDefaultPrivileges(from);
        }
        boolean group = cursor.at(Keyword.GROUP);
        if (cursor.at(Keyword.COLUMN) || cursor.at(Keyword.CONSTRAINT)) {
            throw cursor.error();
        }
        ObjectKind kind = references.kind();
        TextRange keywords = cursor.rangeFrom(from);
        return switch (kind) {
            case ROLE -> role(from, keywords, group);
            case TYPE, DOMAIN -> type(from, keywords, kind);
            case USER_MAPPING -> {
                ObjectReference mapping = references.reference(kind);
                if (!cursor.at(Keyword.OPTIONS)) {
                    throw cursor.error();
                }
                yield object(from, keywords, false, mapping, grammar.options().foreignOptions(true));
            }
            case STATISTICS -> {
                boolean ifExists = cursor.acceptIfExists();
                yield named(from, keywords, ifExists, references.reference(kind));
            }
            default -> named(from, keywords, false, references.reference(kind));
        };
    }

    private Statement named(int from, TextRange keywords, boolean ifExists, ObjectReference object) {
        ObjectKind kind = object.kind();
        if (cursor.at(Keyword.RENAME) && canBeRenamed(kind)) {
            cursor.expect(Keyword.RENAME, Keyword.TO);
            Identifier to = kind == ObjectKind.ROLE ? grammar.roleName() : cursor.name();
            return new Rename(cursor.rangeFrom(from), keywords, kind, kind, ifExists, object, to, false, false);
        }
        if (cursor.at(Keyword.OWNER) && hasOwner(kind)) {
            cursor.expect(Keyword.OWNER, Keyword.TO);
            RoleName owner = grammar.role();
            return new OwnerTo(cursor.rangeFrom(from), keywords, object, owner);
        }
        if (cursor.at(Keyword.SET, Keyword.SCHEMA) && cursor.atName(2) && hasSchema(kind)) {
            cursor.expect(Keyword.SET, Keyword.SCHEMA);
            Identifier schema = cursor.name();
            return new SetSchema(cursor.rangeFrom(from), keywords, ifExists, object, schema);
        }
        boolean depends = cursor.at(Keyword.NO, Keyword.DEPENDS) || cursor.at(Keyword.DEPENDS);
        if (depends && isCalled(kind)) {
            cursor.accept(Keyword.NO);
            cursor.expect(Keyword.DEPENDS, Keyword.ON, Keyword.EXTENSION);
            cursor.name();
            return object(from, keywords, ifExists, object, List.of());
        }
        Identifier name = new Identifier(object.name().range(), object.name().name());
        return switch (kind) {
            case FUNCTION, PROCEDURE, ROUTINE -> new FunctionParser(grammar, nested).alter(from, keywords, object);
            case EXTENSION -> new ObjectParser(grammar, nested).alterExtension(from, keywords, name);
            case EVENT_TRIGGER -> new TriggerParser(grammar, nested).alterEventTrigger(from, keywords, name);
            case PUBLICATION -> new PublicationParser(grammar).alterPublication(from, keywords, name);
            case SUBSCRIPTION -> new PublicationParser(grammar).alterSubscription(from, keywords, name);
            case SERVER -> server(from, keywords, object);
            case FOREIGN_DATA_WRAPPER -> {
                requireMore();
                new ObjectParser(grammar, nested).handlers();
                yield object(from, keywords, ifExists, object, grammar.options().foreignOptions(true));
            }
            case TEXT_SEARCH_DICTIONARY ->
                object(from, keywords, ifExists, object, grammar.options().definition());
            case COLLATION,
                    DATABASE,
                    LARGE_OBJECT,
                    OPERATOR,
                    OPERATOR_FAMILY,
                    STATISTICS,
                    TABLESPACE,
                    TEXT_SEARCH_CONFIGURATION -> {
                if (cursor.atEnd() && kind != ObjectKind.DATABASE) {
                    throw cursor.error();
                }
                yield object(from, keywords, ifExists, object, new ObjectDetails(grammar).altered(kind));
            }
            default -> throw cursor.error();
        };
    }

    /** Whether {@code RENAME TO} is there for objects of this kind ({@code RenameStmt}). */
    private static boolean canBeRenamed(ObjectKind kind) {
        return switch (kind) {
            case EXTENSION, OPERATOR, LARGE_OBJECT, ACCESS_METHOD, CAST, TRANSFORM -> false;
            default -> true;
        };
    }

    /** Whether {@code OWNER TO} is there for objects of this kind ({@code AlterOwnerStmt}). */
    private static boolean hasOwner(ObjectKind kind) {
        return switch (kind) {
            case EXTENSION, ROLE, TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE, ACCESS_METHOD, CAST, TRANSFORM -> false;
            default -> true;
        };
    }

    /** Whether {@code SET SCHEMA} is there for objects of this kind ({@code AlterObjectSchemaStmt}). */
    private static boolean hasSchema(ObjectKind kind) {
        return switch (kind) {
            case AGGREGATE,
                    COLLATION,
                    CONVERSION,
                    DOMAIN,
                    EXTENSION,
                    FUNCTION,
                    OPERATOR,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    PROCEDURE,
                    ROUTINE,
                    STATISTICS,
                    TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_TEMPLATE,
                    TEXT_SEARCH_CONFIGURATION,
                    TYPE -> true;
            default -> false;
        };
    }

    /** Whether it is a kind of function, but no aggregate. */
    private static boolean isCalled(ObjectKind kind) {
        return kind == ObjectKind.FUNCTION || kind == ObjectKind.PROCEDURE || kind == ObjectKind.ROUTINE;
    }

    private Statement object(
            int from, TextRange keywords, boolean ifExists, ObjectReference object, List<Option> options) {
        return new AlterObject(cursor.rangeFrom(from), keywords, ifExists, object, options);
    }

    /** Something must be changed. */
    private void requireMore() {
        if (cursor.atEnd()) {
            throw cursor.error();
        }
    }

    private Statement server(int from, TextRange keywords, ObjectReference server) {
        requireMore();
        if (cursor.accept(Keyword.VERSION) && !cursor.accept(Keyword.NULL)) {
            cursor.string();
        }
        return object(from, keywords, false, server, grammar.options().foreignOptions(true));
    }

    private Statement role(int from, TextRange keywords, boolean group) {
        RoleParser roles = new RoleParser(grammar);
        if (!group && cursor.accept(Keyword.ALL)) {
            return roles.alter(from, keywords, Optional.empty());
        }
        int at = cursor.position();
        RoleName role = grammar.role();
        if (cursor.at(Keyword.RENAME)) {
            cursor.moveTo(at);
            Identifier renamed = grammar.roleName();
            return named(from, keywords, false, ObjectReferences.plain(ObjectKind.ROLE, renamed));
        }
        return group ? roles.alterGroup(from, keywords, role) : roles.alter(from, keywords, Optional.of(role));
    }

    /** Types and domains: their own actions, or a rename, an owner or a schema. */
    private Statement type(int from, TextRange keywords, ObjectKind kind) {
        QualifiedName name = cursor.qualifiedName();
        TypeParser types = new TypeParser(grammar);
        boolean value = cursor.at(Keyword.RENAME, Keyword.VALUE) || cursor.at(Keyword.ADD, Keyword.VALUE);
        if (value && kind == ObjectKind.TYPE) {
            return types.alterEnum(from, keywords, name);
        }
        if (kind == ObjectKind.DOMAIN && cursor.at(Keyword.RENAME, Keyword.CONSTRAINT)) {
            return renamePart(from, keywords, ObjectKind.DOMAIN_CONSTRAINT, kind, name);
        }
        if (kind == ObjectKind.TYPE && cursor.at(Keyword.RENAME, Keyword.ATTRIBUTE)) {
            return renamePart(from, keywords, ObjectKind.ATTRIBUTE, kind, name);
        }
        ObjectReference object = ObjectReferences.named(kind, name);
        if (cursor.at(Keyword.RENAME) || cursor.at(Keyword.OWNER) || cursor.at(Keyword.SET, Keyword.SCHEMA)) {
            return named(from, keywords, false, object);
        }
        if (kind == ObjectKind.DOMAIN) {
            return types.alterDomain(from, keywords, name);
        }
        cursor.expect(Keyword.SET);
        if (!cursor.at(TokenKind.LEFT_PAREN)) {
            throw cursor.error();
        }
        return object(from, keywords, false, object, grammar.options().definition());
    }

    private Statement renamePart(
            int from, TextRange keywords, ObjectKind kind, ObjectKind relationKind, QualifiedName owner) {
        cursor.expect(Keyword.RENAME);
        cursor.advance();
        int at = cursor.position();
        Identifier name = cursor.name();
        ObjectReference object = new ObjectReference(
                cursor.rangeFrom(at), kind, ObjectReferences.unqualified(name), Optional.of(owner), Optional.empty());
        cursor.expect(Keyword.TO);
        Identifier to = cursor.name();
        boolean cascade = kind == ObjectKind.ATTRIBUTE && cursor.dropBehavior().isPresent();
        return new Rename(cursor.rangeFrom(from), keywords, kind, relationKind, false, object, to, false, cascade);
    }
}
