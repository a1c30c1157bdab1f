package dev.stopover.rules.transactions;

import dev.stopover.migration.Script;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.Locale;

/**
 * What hid the end of a statement from the Supabase CLI.
 *
 * @param place what it is, or the statement that came too much if nothing is known
 * @param help how to write it otherwise
 */
record Cause(TextRange place, String help) {

    static final String DOUBLE_THE_QUOTE = "Double the quote, as in 'it''s', or write the text between $$ and $$.";

    /** The last thing before the second statement that the CLI reads otherwise than PostgreSQL. */
    static Cause of(Script script, Divergence divergence) {
        Statement next = divergence.next().orElseThrow();
        Tokens tokens = script.tokens();
        for (int number = tokens.significantFrom(next.range().start()) - 1; number >= 0; number--) {
            int index = tokens.significant(number);
            if (tokens.range(index).start() < divergence.piece().start()) {
                break;
            }
            String text = tokens.text(index);
            switch (tokens.kind(index)) {
                case ESCAPE_STRING -> {
                    if (text.contains("\\'")) {
                        return new Cause(tokens.range(index), DOUBLE_THE_QUOTE);
                    }
                }
                case IDENTIFIER, KEYWORD -> {
                    if (text.toLowerCase(Locale.ROOT).contains("atomic")) {
                        return new Cause(
                                tokens.range(index),
                                "Update the CLI, or write the name in another way: it reads ATOMIC.");
                    }
                }
                default -> {}
            }
        }
        return new Cause(next.keywords(), "Put the statements into migrations of their own.");
    }
}
