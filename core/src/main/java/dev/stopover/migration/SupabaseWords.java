package dev.stopover.migration;

import dev.stopover.migration.SupabaseSplitter.Era;

/** What the Supabase CLI takes for words, blanks and comments. It sees no further back than to where a piece begins. */
final class SupabaseWords {

    private final Era era;
    private final String text;

    SupabaseWords(Era era, String text) {
        this.era = era;
        this.text = text;
    }

    /** Whether BEGIN ATOMIC ends at an offset; of the first versions, whether anything does that ends in ATOMIC. */
    boolean isBeginAtomic(int pieceStart, int end) {
        if (era == Era.ANY_ATOMIC) {
            return endsWith(pieceStart, end, "atomic");
        }
        if (!isWord(pieceStart, end, "atomic")) {
            return false;
        }
        int before = end - "atomic".length();
        while (before > pieceStart && isBlank(text.charAt(before - 1))) {
            before--;
        }
        return isWord(pieceStart, before, "begin");
    }

    private boolean isBlank(char c) {
        return era == Era.ANY_END ? PieceList.isSpace(c) : isSpace(c);
    }

    /** Whether letters of either case stand right before an offset, within the piece. */
    boolean endsWith(int pieceStart, int end, String letters) {
        int start = end - letters.length();
        if (start < pieceStart) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            char c = text.charAt(start + i);
            if (c != letters.charAt(i) && c != letters.charAt(i) - 32) {
                return false;
            }
        }
        return true;
    }

    /** Whether they are a word of their own as far as what stands before them goes. */
    boolean isWord(int pieceStart, int end, String letters) {
        return endsWith(pieceStart, end, letters) && !isAfterIdentifier(pieceStart, end - letters.length());
    }

    /** Whether a name may go on at an offset. */
    boolean isAfterIdentifier(int pieceStart, int at) {
        return at > pieceStart && isIdentifier(text.charAt(at - 1));
    }

    /** Whether a character may be part of a name. */
    boolean isIdentifier(char c) {
        return c == '$' || isTag(c);
    }

    /**
     * Whether a character may be part of a tag: up to 2.117 letters and digits of Unicode, since then, as in PostgreSQL, all
     * that is not ASCII.
     */
    boolean isTag(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
        return era.compareTo(Era.PLAIN_QUOTES) >= 0 || Character.isLetterOrDigit(c);
    }

    /** Whether SQL takes a character for a blank. */
    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Whether there are but blanks and comments. */
    boolean isTrivia(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = afterLine(at + 2, to);
            } else if (text.startsWith("/*", at)) {
                at = afterComment(at + 2, to);
            } else {
                return false;
            }
        }
        return true;
    }

    private int afterLine(int from, int to) {
        boolean alsoReturn = era.compareTo(Era.OVERLAPPING_COMMENTS) >= 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\n' || alsoReturn && c == '\r') {
                return at + 1;
            }
        }
        return to;
    }

    private int afterComment(int from, int to) {
        int open = 1;
        boolean delimiter = era == Era.NEWEST;
        int at = from;
        while (at < to && open > 0) {
            int change = delimiter ? 0 : text.startsWith("/*", at - 1) ? 1 : text.startsWith("*/", at - 1) ? -1 : 0;
            delimiter = change != 0 && era == Era.NEWEST;
            open += change;
            at++;
        }
        return at;
    }
}
