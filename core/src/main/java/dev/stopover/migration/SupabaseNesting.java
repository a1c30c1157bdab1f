package dev.stopover.migration;

import dev.stopover.migration.SupabaseSplitter.Era;
import java.util.Arrays;

/** The parentheses and BEGIN ATOMIC bodies that the Supabase CLI takes to be open, from the outside in. */
final class SupabaseNesting {

    private final Era era;
    private final SupabaseWords words;

    private boolean[] bodies = new boolean[16];
    private int[] statementStarts = new int[16];
    private boolean[] statementsBegun = new boolean[16];
    private int depth;

    /** Whether END was just read, which ends the innermost body unless a name goes on with the next character. */
    private boolean pendingEnd;

    SupabaseNesting(Era era, SupabaseWords words) {
        this.era = era;
        this.words = words;
    }

    int depth() {
        return depth;
    }

    /** Whether the next character decides if a body ends. */
    boolean isPending() {
        return pendingEnd;
    }

    /** Ends a body whose END is not part of a longer name. */
    void before(char c) {
        if (pendingEnd) {
            pendingEnd = false;
            if (!words.isIdentifier(c)) {
                depth--;
            }
        }
    }

    /** Opens a body or a parenthesis after the character at an offset. */
    void open(boolean body, int at) {
        if (depth == bodies.length) {
            bodies = Arrays.copyOf(bodies, 2 * depth);
            statementStarts = Arrays.copyOf(statementStarts, 2 * depth);
            statementsBegun = Arrays.copyOf(statementsBegun, 2 * depth);
        }
        bodies[depth] = body;
        statementStarts[depth] = at + 1;
        statementsBegun[depth] = false;
        depth++;
    }

    /** Begins the next statement of the innermost body. */
    void endStatement(int at) {
        statementStarts[depth - 1] = at + 1;
        statementsBegun[depth - 1] = false;
    }

    /** Closes what a character closes: a parenthesis, and all that it lies in with it, or a body. */
    void close(char c, int pieceStart, int at) {
        if (bodies[depth - 1]) {
            closeBody(pieceStart, at);
            return;
        }
        while (c == ')' && depth > 0 && !bodies[depth - 1]) {
            depth--;
        }
    }

    private void closeBody(int pieceStart, int at) {
        if (era.compareTo(Era.PLAIN_QUOTES) < 0) {
            while (depth > 0 && bodies[depth - 1] && words.endsWith(pieceStart, at + 1, "end")) {
                depth--;
            }
            return;
        }
        int top = depth - 1;
        if (statementsBegun[top] || !words.isWord(pieceStart, at + 1, "end")) {
            return;
        }
        if (words.isTrivia(statementStarts[top], at - 2)) {
            pendingEnd = true;
        } else {
            statementsBegun[top] = true;
        }
    }
}
