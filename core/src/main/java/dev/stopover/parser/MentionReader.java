package dev.stopover.parser;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.MentionsBuilder;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Tokens;
import java.util.function.Consumer;

/** Reads what queries and expressions mention: the grammar notes it on its way through them. */
final class MentionReader {

    private MentionReader() {}

    /** What an expression mentions. */
    static Mentions of(Expression expression) {
        return read(expression.tokens(), expression.first(), expression.last(), Expressions::any);
    }

    /** What a query or data change mentions. */
    static Mentions of(Query query) {
        return read(
                query.tokens(),
                query.first(),
                query.last(),
                grammar -> grammar.queries().statement());
    }

    private static Mentions read(Tokens tokens, int firstIndex, int lastIndex, Consumer<Expressions> step) {
        int first = tokens.significantFrom(tokens.start(firstIndex));
        int limit = tokens.significantFrom(tokens.end(lastIndex));
        Cursor cursor = new Cursor(tokens, first, limit);
        MentionsBuilder mentions = new MentionsBuilder(tokens);
        cursor.noteMentions(mentions);
        try {
            step.accept(new Expressions(cursor));
            if (!cursor.atEnd()) {
                mentions.incomplete();
            }
        } catch (SyntaxException wrong) {
            mentions.incomplete();
        }
        return mentions.build();
    }
}
