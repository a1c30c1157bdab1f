package dev.stopover.syntax;

import dev.stopover.source.TextRange;

/**
 * A command of psql, such as {@code \i}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param command the word after the backslash
 * @param arguments the rest of its line
 */
public record PsqlCommand(TextRange range, TextRange keywords, String command, String arguments) implements Statement {

    /** Whether it makes psql run SQL that stands elsewhere: in another file, or in the rows of a query. */
    public boolean runsOtherSql() {
        return switch (command) {
            case "i", "ir", "include", "include_relative", "gexec" -> true;
            default -> false;
        };
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
