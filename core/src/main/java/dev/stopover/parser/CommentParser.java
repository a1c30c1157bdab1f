package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads COMMENT ON and SECURITY LABEL. */
final class CommentParser {

    private static final Set<ObjectKind> NOT_COMMENTED = EnumSet.of(ObjectKind.USER_MAPPING);

    private static final Set<ObjectKind> NOT_LABELLED = EnumSet.of(
            ObjectKind.CAST,
            ObjectKind.CONSTRAINT,
            ObjectKind.OPERATOR,
            ObjectKind.OPERATOR_CLASS,
            ObjectKind.OPERATOR_FAMILY,
            ObjectKind.POLICY,
            ObjectKind.RULE,
            ObjectKind.TRANSFORM,
            ObjectKind.TRIGGER,
            ObjectKind.USER_MAPPING);

    private final Grammar grammar;
    private final Cursor cursor;
    private final ObjectReferences references;

    CommentParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
        this.references = new ObjectReferences(grammar);
    }

    /** From after the word COMMENT. */
    Statement comment(int from) {
        cursor.expect(Keyword.ON);
        TextRange keywords = cursor.rangeFrom(from);
        ObjectReference object = references.reference(references.kindExcept(NOT_COMMENTED));
        cursor.expect(Keyword.IS);
        Optional<StringLiteral> text = text();
        return new Comment(cursor.rangeFrom(from), keywords, object, text);
    }

    /** From after the words SECURITY LABEL. */
    Statement securityLabel(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Optional<Identifier> provider = Optional.empty();
        if (cursor.accept(Keyword.FOR)) {
            var word = grammar.options().wordOrString();
            provider = Optional.of(new Identifier(word.range(), word.text()));
        }
        cursor.expect(Keyword.ON);
        ObjectReference object = references.reference(references.kindExcept(NOT_LABELLED));
        cursor.expect(Keyword.IS);
        Optional<StringLiteral> label = text();
        return new SecurityLabel(cursor.rangeFrom(from), keywords, object, provider, label);
    }

    private Optional<StringLiteral> text() {
        return cursor.accept(Keyword.NULL) ? Optional.empty() : Optional.of(cursor.string());
    }
}
