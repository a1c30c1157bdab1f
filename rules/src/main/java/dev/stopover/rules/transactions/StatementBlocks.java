package dev.stopover.rules.transactions;

import dev.stopover.migration.Pieces;
import dev.stopover.migration.Pieces.Fault;
import dev.stopover.migration.Pieces.FaultKind;
import dev.stopover.migration.Script;
import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;

/**
 * Annotations that say which lines are one statement, for runners that would end it at the next line with a semicolon.
 *
 * @param runner the runner's name in sentences
 * @param mark how its annotations begin
 */
record StatementBlocks(String runner, String mark) {

    /** Reports statements that are cut apart, or else why the runner refuses the script. */
    void report(Script script, Pieces pieces, ScriptContext context) {
        boolean cut = false;
        for (Statement statement : script.statements()) {
            if (isCut(statement, pieces)) {
                report(
                        statement,
                        pieces.ranges().get(pieces.at(statement.range().start())),
                        script,
                        context);
                cut = true;
            }
        }
        if (pieces.fault().isPresent() && !cut) {
            report(pieces.fault().get(), script, context);
        }
    }

    /** The first statement that is cut apart; null if none is. */
    Statement firstCut(Script script, Pieces pieces) {
        for (Statement statement : script.statements()) {
            if (isCut(statement, pieces)) {
                return statement;
            }
        }
        return null;
    }

    private static boolean isCut(Statement statement, Pieces pieces) {
        int number = pieces.at(statement.range().start());
        return number >= 0
                && !(statement instanceof PsqlCommand)
                && Divergence.isCut(statement, pieces.ranges().get(number));
    }

    private void report(Statement statement, TextRange piece, Script script, ScriptContext context) {
        Draft draft = context.report(
                        statement.keywords(),
                        "%s ends this statement at the semicolon that ends line %d, and PostgreSQL answers the half with a syntax error.",
                        runner,
                        script.file().lineOf(piece.end() - 1))
                .help("Put %s before it and %s after it.", begin(), end());
        if (piece.start() == statement.range().start()) {
            fix(statement, script, draft);
        }
    }

    /** The lines of the statement must be its own. */
    private void fix(Statement statement, Script script, Draft draft) {
        Tokens tokens = script.tokens();
        int last = tokens.significantFrom(statement.range().end());
        boolean ended =
                last < tokens.significantCount() && tokens.kind(tokens.significant(last)) == TokenKind.SEMICOLON;
        int end = ended
                ? tokens.range(tokens.significant(last)).end()
                : statement.range().end();
        TextRange first =
                script.file().lineRange(script.file().lineOf(statement.range().start()));
        TextRange rest = script.file().lineRange(script.file().lineOf(end - 1));
        String text = script.file().text();
        String before = text.substring(first.start(), statement.range().start());
        String behind = text.substring(end, Math.max(end, rest.end())).strip();
        if (before.isBlank() && (behind.isEmpty() || behind.startsWith("--"))) {
            draft.fix(Fix.safe(
                    "Mark it as one statement",
                    Edit.insertBefore(TextRange.at(first.start()), begin() + "\n"),
                    Edit.insertAfter(TextRange.at(rest.end()), "\n" + end())));
        }
    }

    private void report(Fault fault, Script script, ScriptContext context) {
        Tokens tokens = script.tokens();
        int last = fault.kind() == FaultKind.UNFINISHED_STATEMENT ? lastToken(fault.range(), tokens) : -1;
        TextRange place = last < 0 ? fault.range() : tokens.range(last);
        Draft draft = context.report(place, message(fault.kind())).help(help(fault.kind()));
        if (last >= 0 && tokens.kind(last) != TokenKind.SEMICOLON && tokens.kind(last) != TokenKind.UNTERMINATED) {
            draft.fix(Fix.safe("End it with a semicolon", Edit.insertAfter(place, ";")));
        }
    }

    private String message(FaultKind kind) {
        return switch (kind) {
            case UNFINISHED_STATEMENT ->
                refuses("no semicolon stands at the end of the line that ends the last statement.");
            case UNENDED_BLOCK -> refuses("nothing ends this block.");
            case NESTED_BLOCK -> refuses("this block begins inside another one.");
            case STRAY_END -> refuses("no StatementBegin stands before this StatementEnd.");
            case INDENTED_ANNOTATION -> refuses("this annotation begins with blanks.");
            case UNKNOWN_ANNOTATION -> refuses("it takes this for an annotation and does not know it.");
            case SECOND_SECTION -> refuses("it has such a section already.");
            case OUTSIDE_SECTION -> refuses("something stands before this section.");
            case LOST_LINE -> runner + " never runs this line: it takes it for the end of the empty block before it.";
        };
    }

    private String refuses(String reason) {
        return "%s refuses the file: %s".formatted(runner, reason);
    }

    private String help(FaultKind kind) {
        return switch (kind) {
            case UNFINISHED_STATEMENT -> "End the line with a semicolon, and write comments after it with --.";
            case UNENDED_BLOCK, NESTED_BLOCK -> "Put %s after the statement.".formatted(end());
            case STRAY_END -> "Put %s before the statement.".formatted(begin());
            case INDENTED_ANNOTATION -> "Begin the line with the hyphens.";
            case UNKNOWN_ANNOTATION -> "Write the comment without the plus sign.";
            case SECOND_SECTION -> "Write one section for each direction.";
            case OUTSIDE_SECTION -> "Move it into the section.";
            case LOST_LINE -> "Remove the empty block.";
        };
    }

    /** The last token in a range that is neither blank nor comment; -1 if there is none. */
    private static int lastToken(TextRange range, Tokens tokens) {
        for (int number = tokens.significantCount() - 1; number >= 0; number--) {
            int index = tokens.significant(number);
            TextRange token = tokens.range(index);
            if (token.start() < range.start()) {
                return -1;
            }
            if (token.end() <= range.end()) {
                return index;
            }
        }
        return -1;
    }

    private String begin() {
        return mark + "StatementBegin";
    }

    private String end() {
        return mark + "StatementEnd";
    }
}
