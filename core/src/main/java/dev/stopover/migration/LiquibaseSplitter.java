package dev.stopover.migration;

import dev.stopover.syntax.Excerpt;

/**
 * Cuts at semicolons, and at lines that begin with {@code GO} or a slash, as Liquibase 4.33 does
 * ({@code StringUtil.processMultiLineSQL}). It knows literals and comments, and that a word {@code BEGIN} has its {@code
 * END}, but no dollar quotes and no parentheses.
 *
 * @param stripsComments whether comments are taken out first, so that they do not stand between two words
 * @param lines whether a line of its own may end a statement; not where the delimiter is said to be a semicolon
 */
public record LiquibaseSplitter(boolean stripsComments, boolean lines) implements Splitter {

    @Override
    public Pieces pieces(Excerpt script) {
        PieceList pieces = new PieceList(script);
        LiquibaseTokens tokens = new LiquibaseTokens(script, stripsComments);
        int from = script.start();
        int depth = 0;
        boolean newline = true;
        while (tokens.advance()) {
            if (tokens.is("begin")
                    && !tokens.isFollowedBy("transaction", "trans", "tran", "dialog", "conversation", "distributed")) {
                depth++;
            } else if (depth > 0 && tokens.is("end") && !tokens.isFollowedBy("transaction", "trans", "tran")) {
                depth--;
            }
            if (depth == 0 && (tokens.is(";") || lines && newline && (tokens.is("go") || tokens.is("/")))) {
                pieces.add(from, tokens.start());
                from = tokens.end();
            }
            newline = tokens.endsWithNewline();
        }
        pieces.add(from, script.end());
        return pieces.pieces();
    }
}
