package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import java.util.List;
import java.util.Optional;

/** Reads DROP of every kind of object. */
final class DropParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;

    DropParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
    }

    /** From after the word DROP. */
    Statement drop(int from) {
        if (cursor.at(Keyword.OWNED)) {
            cursor.advance();
            return new RoleParser(grammar).dropOwned(from);
        }
        if (cursor.at(Keyword.COLUMN) || cursor.at(Keyword.CONSTRAINT)) {
            throw cursor.error();
        }
        ObjectKind kind = references.kind();
        boolean concurrently = kind == ObjectKind.INDEX && cursor.accept(Keyword.CONCURRENTLY);
        TextRange keywords = cursor.rangeFrom(from);
        boolean mustBe = cursor.at(Keyword.IF) && (kind == ObjectKind.CAST || kind == ObjectKind.USER_MAPPING);
        if (mustBe) {
            cursor.expect(Keyword.IF, Keyword.EXISTS);
        }
        boolean ifExists = mustBe || kind != ObjectKind.LARGE_OBJECT && cursor.acceptIfExists();
        List<ObjectReference> objects =
                isSingle(kind) ? List.of(references.reference(kind)) : cursor.list(() -> references.reference(kind));
        Optional<TextRange> cascade = Optional.empty();
        if (kind == ObjectKind.DATABASE) {
            force();
        } else if (kind != ObjectKind.ROLE && kind != ObjectKind.TABLESPACE && kind != ObjectKind.USER_MAPPING) {
            cascade = cursor.dropBehavior();
        }
        return new Drop(cursor.rangeFrom(from), keywords, kind, concurrently, ifExists, objects, cascade);
    }

    private static boolean isSingle(ObjectKind kind) {
        return switch (kind) {
            case POLICY,
                    RULE,
                    TRIGGER,
                    CAST,
                    TRANSFORM,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    DATABASE,
                    TABLESPACE,
                    SUBSCRIPTION,
                    USER_MAPPING -> true;
            default -> false;
        };
    }

    private void force() {
        if (cursor.accept(Keyword.WITH) || cursor.at(TokenKind.LEFT_PAREN)) {
            cursor.parenthesized(() -> {
                cursor.expect(Keyword.FORCE);
                return Keyword.FORCE;
            });
        }
    }
}
