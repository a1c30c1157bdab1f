package dev.stopover.web.standin.classes.java.util;

/** Joins texts. */
public final class StringJoiner {

    private final String delimiter;
    private final String suffix;
    private final StringBuilder text;
    private boolean some;

    /** Texts with a delimiter between them. */
    public StringJoiner(CharSequence delimiter) {
        this(delimiter, "", "");
    }

    /** The same, between two other texts. */
    public StringJoiner(CharSequence delimiter, CharSequence prefix, CharSequence suffix) {
        this.delimiter = delimiter.toString();
        this.suffix = suffix.toString();
        this.text = new StringBuilder().append(prefix);
    }

    /** Adds a text. */
    public StringJoiner add(CharSequence part) {
        text.append(some ? delimiter : "").append(part);
        some = true;
        return this;
    }

    @Override
    public String toString() {
        return text + suffix;
    }
}
