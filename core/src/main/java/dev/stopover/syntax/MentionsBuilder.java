package dev.stopover.syntax;

import java.util.Arrays;

/** Collects mentions in order. */
public final class MentionsBuilder {

    private final Tokens tokens;
    private byte[] roles = new byte[16];
    private int[] places = new int[48];
    private int size;
    private boolean complete = true;

    /** For what is read from tokens. */
    public MentionsBuilder(Tokens tokens) {
        this.tokens = tokens;
    }

    /** How many there are so far. */
    public int size() {
        return size;
    }

    /**
     * Adds a mention that holds all from another on.
     *
     * @param first the position of its first token
     * @param last the position of its last token
     * @param from the number of the first that it holds; its own if it holds none
     */
    public void add(MentionRole role, int first, int last, int from) {
        if (size == roles.length) {
            roles = Arrays.copyOf(roles, 2 * size);
            places = Arrays.copyOf(places, 6 * size);
        }
        roles[size] = (byte) role.ordinal();
        places[3 * size] = first;
        places[3 * size + 1] = Math.max(first, last);
        places[3 * size + 2] = from;
        size++;
    }

    /** Forgets all from a number on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    /** Says that something is missing. */
    public void incomplete() {
        complete = false;
    }

    /** The mentions. */
    public Mentions build() {
        return new Mentions(tokens, complete, size, Arrays.copyOf(roles, size), Arrays.copyOf(places, 3 * size));
    }
}
