package dev.stopover.cli;

import dev.stopover.parser.Lexer;
import dev.stopover.report.TerminalText;
import dev.stopover.secret.Secrets;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Tokens;
import java.util.regex.Pattern;

/**
 * A script of SQL as it may be printed: secrets are masked, and what would drive a terminal or a build server is written
 * with PostgreSQL's Unicode escapes (manual, section 4.1.2.3), so that it means what it meant.
 */
final class ShownSql {

    /** What GitHub's runner takes for a command at the front of a line, blanks aside, and Azure's anywhere. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*+::[a-z-]+[^\n]*?::|##(?:\\[|vso\\[)");

    private ShownSql() {}

    /** The script. */
    static String of(String script) {
        String sql = Secrets.masked(script);
        if (isSafe(sql)) {
            return sql;
        }
        Tokens tokens = Lexer.lex(Excerpt.of(SourceFile.of("schema.sql", sql)));
        var shown = new StringBuilder(sql.length() + 64);
        for (int i = 0; i < tokens.size(); i++) {
            token(tokens, i, shown);
        }
        return shown.toString();
    }

    private static void token(Tokens tokens, int index, StringBuilder shown) {
        String text = tokens.text(index);
        switch (tokens.kind(index)) {
            case IDENTIFIER, QUOTED_IDENTIFIER, UNICODE_IDENTIFIER ->
                shown.append(
                        isSafe(text) && text.indexOf('\n') < 0
                                ? text
                                : "U&\"" + escaped(tokens.value(index), '"', true) + "\"");
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING ->
                shown.append(isSafe(text) ? text : "U&'" + escaped(tokens.value(index), '\'', false) + "'");
            case DOUBLE_COLON -> {
                while (!shown.isEmpty() && Character.isWhitespace(shown.charAt(shown.length() - 1))) {
                    shown.setLength(shown.length() - 1);
                }
                shown.append(text);
            }
            case LINE_COMMENT -> {
                // It means nothing, and without it the next line may be joined to this one.
            }
            default -> shown.append(isSafe(text) ? text : replaced(text));
        }
    }

    private static boolean isSafe(String text) {
        return text.codePoints().noneMatch(point -> point != '\n' && point != '\t' && TerminalText.isUnsafe(point))
                && !COMMAND.matcher(text).find();
    }

    private static String escaped(String value, char quote, boolean oneLine) {
        var escaped = new StringBuilder();
        boolean command = COMMAND.matcher(value).find();
        value.codePoints().forEach(point -> {
            boolean unsafe = TerminalText.isUnsafe(point) && (oneLine || point != '\n' && point != '\t')
                    || command && (point == ':' || point == '#');
            if (unsafe) {
                escaped.append(point > 0xffff ? "\\+%06X".formatted(point) : "\\%04X".formatted(point));
            } else {
                escaped.append(point == quote || point == '\\' ? Character.toString(point) : "");
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** Comments and blanks, which mean nothing. */
    private static String replaced(String text) {
        var replaced = new StringBuilder();
        text.codePoints()
                .forEach(point -> replaced.appendCodePoint(
                        point != '\n' && TerminalText.isUnsafe(point) || point == ':' || point == '#' ? ' ' : point));
        return replaced.toString();
    }
}
