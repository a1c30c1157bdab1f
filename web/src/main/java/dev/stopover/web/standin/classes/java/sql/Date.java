package dev.stopover.web.standin.classes.java.sql;

/** A day as JDBC writes it. */
public final class Date {

    private final String text;

    private Date(String text) {
        this.text = text;
    }

    /** The day of a text such as 2026-11-29. */
    public static Date valueOf(String text) {
        if (!text.matches("\\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d|3[01])")) {
            throw new IllegalArgumentException(text);
        }
        return new Date(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
