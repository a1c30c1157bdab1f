package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CopyEndpoint;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;

/** What psql keeps from the server and other runners send: its commands, and the rows after COPY … FROM stdin. */
final class PsqlOnly {

    private PsqlOnly() {}

    /** Reports the first of it in a script; after it nothing runs. Whether there was any. */
    static boolean report(Script script, ScriptContext context) {
        Runner runner = script.delivery().runner();
        if (runner == Runner.PSQL || runner == Runner.SQITCH) {
            return false;
        }
        Tokens tokens = script.tokens();
        int command = command(script);
        Copy copy = runner == Runner.FLYWAY ? null : copy(script);
        if (copy != null
                && (command < 0 || copy.range().start() < tokens.range(command).start())) {
            context.report(
                            copy.keywords(),
                            "%s has no rows to send for COPY … FROM stdin, and sends the lines after it as SQL, "
                                    + "which PostgreSQL refuses.",
                            script.delivery().runnerSubject())
                    .help("Write the rows as INSERT INTO … VALUES.");
            return true;
        }
        if (command < 0) {
            return false;
        }
        String word = word(tokens.text(command));
        TextRange place = tokens.excerpt().range(tokens.start(command), tokens.start(command) + word.length());
        context.report(
                        place,
                        "%s sends %s to PostgreSQL, which answers with a syntax error: it is a command of psql.",
                        script.delivery().runnerSubject(),
                        word)
                .help(help(word));
        return true;
    }

    /** The first token that is a command of psql; -1 if there is none. What is broken anyway has a finding of its own. */
    private static int command(Script script) {
        Tokens tokens = script.tokens();
        for (int number = 0; number < tokens.significantCount(); number++) {
            int index = tokens.significant(number);
            if (tokens.kind(index) == TokenKind.META_COMMAND) {
                return isBroken(script, tokens.range(index)) ? -1 : index;
            }
        }
        return -1;
    }

    private static boolean isBroken(Script script, TextRange place) {
        for (Statement statement : script.statements()) {
            if (statement.range().start() > place.start()) {
                return false;
            }
            if (statement instanceof UnreadStatement opaque && opaque.error().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The first COPY whose rows stand in the file. */
    private static Copy copy(Script script) {
        for (Statement statement : script.statements()) {
            if (statement instanceof Copy copy
                    && copy.from()
                    && copy.endpoint() == CopyEndpoint.STANDARD
                    && copy.data().isPresent()) {
                return copy;
            }
        }
        return null;
    }

    private static String word(String command) {
        int end = 1;
        while (end < command.length() && !Character.isWhitespace(command.charAt(end))) {
            end++;
        }
        return command.substring(0, end);
    }

    private static String help(String word) {
        return switch (word) {
            case "\\i", "\\ir", "\\include", "\\include_relative" ->
                "Write what the other file says into this one, or into a migration before it.";
            case "\\set", "\\gset" -> "Write the value where the variable stands, or compute it in a DO block.";
            case "\\gexec" -> "Run the statements with EXECUTE in a DO block.";
            case "\\copy" -> "Write the rows as INSERT INTO … VALUES.";
            case "\\g", "\\gx" -> "End the statement with a semicolon.";
            case "\\if", "\\elif", "\\else", "\\endif" -> "Write the condition as IF in a DO block.";
            default -> "Leave the line out.";
        };
    }
}
