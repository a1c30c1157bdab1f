package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.StringLiteral;
import java.util.Optional;

/** Reads COMMENT ON and SECURITY LABEL. */
final class CommentParser {

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
        ObjectReference object = object();
        cursor.expect(Keyword.IS);
        Optional<StringLiteral> text = text();
        return new Comment(cursor.rangeFrom(from), keywords, object, text);
    }

    /** From after the words SECURITY LABEL. */
    Statement securityLabel(int from) {
        TextRange keywords = cursor.rangeFrom(from);
        Optional<Identifier> provider = Optional.empty();
        if (cursor.accept(Keyword.FOR)) {
            var word = grammar.wordOrString();
            provider = Optional.of(new Identifier(word.range(), word.text()));
        }
        cursor.expect(Keyword.ON);
        ObjectReference object = object();
        cursor.expect(Keyword.IS);
        Optional<StringLiteral> label = text();
        return new SecurityLabel(cursor.rangeFrom(from), keywords, object, provider, label);
    }

    private ObjectReference object() {
        return references.reference(references.kind());
    }

    private Optional<StringLiteral> text() {
        return cursor.accept(Keyword.NULL) ? Optional.empty() : Optional.of(cursor.string());
    }
}
