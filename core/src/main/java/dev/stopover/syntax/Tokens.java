package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Arrays;

/**
 * The tokens of an excerpt, joined its whole text. Offsets of single tokens are the excerpt's; {@link TextRange}s are
 * the file's. The significant ones, all but blanks and comments, are numbered a second time, because parsers look only
 * at them.
 */
public final class Tokens {

    private static final TokenKind[] KINDS = TokenKind.values();

    /** So many names are kept at most to be found again; a power of two. */
    private static final int NAMES = 256;

    /** Longer names are rare. */
    private static final int LONGEST_NAME = 40;

    private final Excerpt excerpt;
    private final int size;
    private final short[] kinds;
    private final int[] starts;
    private final int[] significant;

    /** Names that were asked for, each at the place that its letters choose: the same few come again and again. */
    private final String[] names;

    private Tokens(Builder builder) {
        this.excerpt = builder.excerpt;
        this.size = builder.size;
        this.kinds = Arrays.copyOf(builder.kinds, size);
        this.starts = Arrays.copyOf(builder.starts, size + 1);
        this.starts[size] = excerpt.end();
        this.names = new String[Integer.highestOneBit(Math.max(1, Math.min(NAMES, size / 8)))];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (kindAt(kinds[i]) > TokenKind.TEMPLATE_TAG.ordinal()) {
                count++;
            }
        }
        this.significant = new int[count];
        count = 0;
        for (int i = 0; i < size; i++) {
            if (kindAt(kinds[i]) > TokenKind.TEMPLATE_TAG.ordinal()) {
                significant[count++] = i;
            }
        }
    }

    /** Where the tokens stand. */
    public Excerpt excerpt() {
        return excerpt;
    }

    /** How many there are, blanks and comments included. */
    public int size() {
        return size;
    }

    /** What a token is. */
    public TokenKind kind(int index) {
        return KINDS[kindAt(kinds[index])];
    }

    /** Which keyword a token is; {@link Keyword#NO_KEYWORD} if none. */
    public Keyword keyword(int index) {
        int keyword = kinds[index] - KINDS.length;
        return keyword < 0 ? Keyword.NO_KEYWORD : Keyword.at(keyword);
    }

    /** The kind that a number stands for: those above the kinds are the keywords. */
    private static int kindAt(short number) {
        return number < KINDS.length ? number : TokenKind.KEYWORD.ordinal();
    }

    /** The offset in the excerpt's text at which a token begins; that of the text's end for {@link #size}. */
    public int start(int index) {
        return starts[index];
    }

    /** The offset in the excerpt's text at which a token ends. */
    public int end(int index) {
        return starts[index + 1];
    }

    /** The place of a token in the file. */
    public TextRange range(int index) {
        return excerpt.range(starts[index], starts[index + 1]);
    }

    /** The place in the file of a run of tokens. */
    public TextRange range(int first, int last) {
        return excerpt.range(starts[first], starts[last + 1]);
    }

    /** A token's text as written. */
    public String text(int index) {
        return excerpt.text().substring(starts[index], starts[index + 1]);
    }

    /** A view of a token. */
    public Token get(int index) {
        return new Token(this, index);
    }

    /** How many tokens are neither blank nor comment. */
    public int significantCount() {
        return significant.length;
    }

    /** The index of a significant token by its number among them. */
    public int significant(int number) {
        return significant[number];
    }

    /** The number of the first significant token at or after an offset of the excerpt's text. */
    public int significantFrom(int offset) {
        int low = 0;
        int high = significant.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[significant[middle]] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether nothing but blanks stand between the beginning of the line and a token. */
    public boolean isFirstOnLine(int index) {
        String text = excerpt.text();
        for (int i = starts[index] - 1; i >= excerpt.start(); i--) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return true;
            }
            if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** What a token stands for: a name folded and truncated, the value of a string, else the text as written. */
    public String value(int index) {
        return switch (kind(index)) {
            case IDENTIFIER, KEYWORD -> name(starts[index], starts[index + 1]);
            case QUOTED_IDENTIFIER, UNICODE_IDENTIFIER ->
                Names.truncated(contents(index).toString());
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING, BIT_STRING, HEX_STRING ->
                contents(index).toString();
            case PLACEHOLDER -> unquoted(text(index));
            default -> text(index);
        };
    }

    /** A name without quotes, folded; the same string for the same letters if it was asked for lately. */
    private String name(int start, int end) {
        String text = excerpt.text();
        if (end - start > LONGEST_NAME) {
            return TokenValues.fold(text.substring(start, end));
        }
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 16) & names.length - 1;
        String known = names[place];
        if (known != null && known.length() == end - start && text.startsWith(known, start)) {
            return known;
        }
        String name = TokenValues.fold(text.substring(start, end));
        names[place] = name;
        return name;
    }

    /** A placeholder in double quotes names what one without them does. */
    private static String unquoted(String placeholder) {
        return placeholder.charAt(0) == '"' ? placeholder.substring(1, placeholder.length() - 1) : placeholder;
    }

    /** What stands between the quotes of a string or a quoted name, its escapes undone. */
    public Excerpt contents(int index) {
        return TokenValues.contents(excerpt, kind(index), starts[index], starts[index + 1]);
    }

    /** Collects tokens in order. */
    public static final class Builder {

        private final Excerpt excerpt;
        private short[] kinds;
        private int[] starts;
        private int size;

        /** For the tokens of an excerpt. */
        public Builder(Excerpt excerpt) {
            this.excerpt = excerpt;
            int capacity = Math.max(16, (excerpt.end() - excerpt.start()) / 4);
            kinds = new short[capacity];
            starts = new int[capacity + 1];
        }

        /** Adds a token that begins at an offset and ends where the next one begins. */
        public void add(TokenKind kind, Keyword keyword, int start) {
            if (size == kinds.length) {
                int capacity = size + (size >> 1);
                kinds = Arrays.copyOf(kinds, capacity);
                starts = Arrays.copyOf(starts, capacity + 1);
            }
            boolean word = keyword != Keyword.NO_KEYWORD;
            kinds[size] = (short) (word ? KINDS.length + keyword.ordinal() : kind.ordinal());
            starts[size] = start;
            size++;
        }

        /** How many tokens were added. */
        public int size() {
            return size;
        }

        /** What an added token is. */
        public TokenKind kind(int index) {
            return KINDS[kindAt(kinds[index])];
        }

        /** Where an added token begins. */
        public int start(int index) {
            return starts[index];
        }

        /** Forgets all tokens from an index on. */
        public void truncate(int newSize) {
            size = newSize;
        }

        /** The tokens. */
        public Tokens build() {
            return new Tokens(this);
        }
    }
}
