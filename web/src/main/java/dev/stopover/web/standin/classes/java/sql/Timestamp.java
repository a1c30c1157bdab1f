package dev.stopover.web.standin.classes.java.sql;

/** A day and a time as JDBC writes them. */
public final class Timestamp {

    private final String text;

    private Timestamp(String text) {
        this.text = text;
    }

    /** The moment of a text such as 2026-11-29 12:30:00. */
    public static Timestamp valueOf(String text) {
        if (!text.strip().matches("\\d{4}-\\d{1,2}-\\d{1,2} \\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException(text);
        }
        return new Timestamp(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
