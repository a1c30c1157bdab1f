package dev.stopover.parser;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.TokenKind;
import java.util.List;

/** Passes over what is written about objects of which the catalog keeps only the name, by PostgreSQL's grammar. */
final class ObjectDetails {

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;

    ObjectDetails(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
    }

    /** What follows the name in CREATE. */
    void created(ObjectKind kind) {
        switch (kind) {
            case ACCESS_METHOD -> {
                cursor.expect(Keyword.TYPE);
                if (!cursor.accept(Keyword.INDEX)) {
                    cursor.expect(Keyword.TABLE);
                }
                cursor.expect(Keyword.HANDLER);
                cursor.qualifiedName();
            }
            case CAST -> cast();
            case CONVERSION -> {
                cursor.expect(Keyword.FOR);
                cursor.string();
                cursor.expect(Keyword.TO);
                cursor.string();
                cursor.expect(Keyword.FROM);
                cursor.qualifiedName();
            }
            case DATABASE -> {
                cursor.accept(Keyword.WITH);
                databaseOptions();
            }
            case LANGUAGE -> language();
            case OPERATOR_CLASS -> operatorClass();
            case TABLESPACE -> {
                if (cursor.accept(Keyword.OWNER)) {
                    grammar.role();
                }
                cursor.expect(Keyword.LOCATION);
                cursor.string();
                if (cursor.accept(Keyword.WITH)) {
                    grammar.options().storageParameters();
                }
            }
            case TRANSFORM -> transform();
            default -> {}
        }
    }

    private void cast() {
        if (cursor.accept(Keyword.WITHOUT)) {
            cursor.expect(Keyword.FUNCTION);
        } else {
            cursor.expect(Keyword.WITH);
            if (!cursor.accept(Keyword.INOUT)) {
                cursor.expect(Keyword.FUNCTION);
                grammar.functions().functionReference(ObjectKind.FUNCTION);
            }
        }
        if (cursor.accept(Keyword.AS) && !cursor.accept(Keyword.IMPLICIT)) {
            cursor.expect(Keyword.ASSIGNMENT);
        }
    }

    private void databaseOptions() {
        while (atDatabaseOption()) {
            if (cursor.accept(Keyword.CONNECTION)) {
                cursor.expect(Keyword.LIMIT);
            } else {
                cursor.advance();
            }
            cursor.accept(TokenKind.EQUALS);
            if (!cursor.accept(Keyword.DEFAULT)) {
                grammar.options().booleanStringOrNumber();
            }
        }
    }

    private boolean atDatabaseOption() {
        return switch (cursor.keyword()) {
            case CONNECTION, ENCODING, LOCATION, OWNER, TABLESPACE, TEMPLATE -> true;
            default -> cursor.kind().isIdentifier();
        };
    }

    private void language() {
        if (!cursor.accept(Keyword.HANDLER)) {
            return;
        }
        cursor.qualifiedName();
        if (cursor.accept(Keyword.INLINE)) {
            cursor.qualifiedName();
        }
        if (cursor.accept(Keyword.NO)) {
            cursor.expect(Keyword.VALIDATOR);
        } else if (cursor.accept(Keyword.VALIDATOR)) {
            cursor.qualifiedName();
        }
    }

    private void operatorClass() {
        if (cursor.accept(Keyword.FAMILY)) {
            cursor.qualifiedName();
        }
        cursor.expect(Keyword.AS);
        members();
    }

    private void members() {
        do {
            if (cursor.accept(Keyword.STORAGE)) {
                grammar.types().typeName();
            } else if (cursor.accept(Keyword.FUNCTION)) {
                cursor.integer();
                if (cursor.at(TokenKind.LEFT_PAREN)) {
                    cursor.parenthesized(grammar.types()::typeName);
                }
                grammar.functions().functionReference(ObjectKind.FUNCTION);
            } else {
                cursor.expect(Keyword.OPERATOR);
                cursor.integer();
                memberOperator();
            }
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void memberOperator() {
        references.operatorName();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            references.operands();
        }
        if (cursor.accept(Keyword.FOR) && !cursor.accept(Keyword.SEARCH)) {
            cursor.expect(Keyword.ORDER, Keyword.BY);
            cursor.qualifiedName();
        }
    }

    private void transform() {
        cursor.expect(TokenKind.LEFT_PAREN);
        do {
            boolean from = cursor.accept(Keyword.FROM);
            if (!from) {
                cursor.expect(Keyword.TO);
            }
            cursor.expect(Keyword.SQL, Keyword.WITH, Keyword.FUNCTION);
            grammar.functions().functionReference(ObjectKind.FUNCTION);
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PAREN);
    }

    /**
     * What follows the name in ALTER, other than what all objects share.
     *
     * @return the parameter that a database sets for its sessions
     */
    List<Option> altered(ObjectKind kind) {
        if (kind == ObjectKind.DATABASE) {
            return database();
        }
        others(kind);
        return List.of();
    }

    private void others(ObjectKind kind) {
        switch (kind) {
            case COLLATION -> cursor.expect(Keyword.REFRESH, Keyword.VERSION);
            case OPERATOR -> {
                cursor.expect(Keyword.SET);
                grammar.options().definition();
            }
            case OPERATOR_FAMILY -> {
                if (cursor.accept(Keyword.ADD)) {
                    members();
                } else {
                    cursor.expect(Keyword.DROP);
                    droppedMembers();
                }
            }
            case STATISTICS -> {
                cursor.expect(Keyword.SET, Keyword.STATISTICS);
                if (!cursor.accept(Keyword.DEFAULT)) {
                    if (!cursor.accept(TokenKind.MINUS)) {
                        cursor.accept(TokenKind.PLUS);
                    }
                    cursor.integer();
                }
            }
            case TABLESPACE -> {
                if (!cursor.accept(Keyword.RESET)) {
                    cursor.expect(Keyword.SET);
                }
                grammar.options().storageParameters();
            }
            case TEXT_SEARCH_CONFIGURATION -> mapping();
            default -> throw cursor.error();
        }
    }

    private List<Option> database() {
        switch (cursor.keyword()) {
            case SET -> {
                if (cursor.keyword(1) == Keyword.TABLESPACE && cursor.atName(2)) {
                    cursor.advance();
                    cursor.advance();
                    cursor.name();
                } else {
                    cursor.advance();
                    Setting setting = grammar.settings().setting();
                    return List.of(new Option(
                            setting.range(),
                            setting.parameter(),
                            setting.values().stream().findFirst()));
                }
            }
            case RESET -> {
                cursor.advance();
                if (!cursor.accept(Keyword.ALL)) {
                    grammar.settings().parameterName();
                }
            }
            case REFRESH -> cursor.expect(Keyword.REFRESH, Keyword.COLLATION, Keyword.VERSION);
            default -> {
                cursor.accept(Keyword.WITH);
                databaseOptions();
            }
        }
        return List.of();
    }

    private void droppedMembers() {
        do {
            if (!cursor.accept(Keyword.FUNCTION)) {
                cursor.expect(Keyword.OPERATOR);
            }
            cursor.integer();
            cursor.parenthesized(grammar.types()::typeName);
        } while (cursor.accept(TokenKind.COMMA));
    }

    private void mapping() {
        if (cursor.accept(Keyword.DROP)) {
            cursor.expect(Keyword.MAPPING);
            cursor.acceptIfExists();
            cursor.expect(Keyword.FOR);
            cursor.list(cursor::name);
            return;
        }
        boolean add = cursor.accept(Keyword.ADD);
        if (!add) {
            cursor.expect(Keyword.ALTER);
        }
        cursor.expect(Keyword.MAPPING);
        boolean replace = !add && cursor.accept(Keyword.REPLACE);
        if (!replace) {
            cursor.expect(Keyword.FOR);
            cursor.list(cursor::name);
            replace = !add && cursor.accept(Keyword.REPLACE);
        }
        if (replace) {
            cursor.qualifiedName();
            cursor.expect(Keyword.WITH);
            cursor.qualifiedName();
        } else {
            cursor.expect(Keyword.WITH);
            cursor.list(cursor::qualifiedName);
        }
    }
}
