package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;

/**
 * Where psql ends a function in the middle of its body. It counts the words BEGIN, CASE and END, quoted ones apart, not
 * what they mean ({@code psqlscan.l}); a column called end closes the body for it.
 */
final class PsqlEnds {

    private PsqlEnds() {}

    /** Reports the first body of a script that psql cuts. */
    static void report(Script script, ScriptContext context) {
        Runner runner = script.delivery().runner();
        if (runner != Runner.PSQL && runner != Runner.SQITCH) {
            return;
        }
        for (Statement statement : script.statements()) {
            if (statement instanceof CreateFunction create
                    && create.body().orElse(null) instanceof Body.Statements body
                    && report(script, body, context)) {
                return;
            }
        }
    }

    private static boolean report(Script script, Body.Statements body, ScriptContext context) {
        Tokens tokens = script.tokens();
        TextRange end = body.range();
        int blocks = 0;
        int parens = 0;
        for (int number = 0; number < tokens.significantCount(); number++) {
            int index = tokens.significant(number);
            TextRange place = tokens.range(index);
            if (!body.range().contains(place)) {
                continue;
            }
            switch (tokens.kind(index)) {
                case LEFT_PAREN -> parens++;
                case RIGHT_PAREN -> parens--;
                case KEYWORD -> {
                    String word = parens == 0 ? tokens.value(index) : "";
                    if (word.equals("end")) {
                        end = blocks == 1 ? place : end;
                        blocks--;
                    } else if (word.equals("begin") || word.equals("case")) {
                        blocks++;
                    }
                }
                default -> {
                    // What else there is neither opens nor closes a block.
                }
            }
            if (tokens.kind(index) == TokenKind.SEMICOLON && parens == 0 && blocks <= 0) {
                context.report(
                                end,
                                "psql takes this %s for the end of the body and sends the statement up to the semicolon "
                                        + "on line %d, which PostgreSQL answers with a syntax error.",
                                end.of(script.file().text()),
                                script.file().lineOf(place.start()))
                        .help("Write the name as \"end\", or the body between $$ and $$.");
                return true;
            }
        }
        return false;
    }
}
