package dev.stopover.web.standin.classes.java.sql;

/** A time of day as JDBC writes it. */
public final class Time {

    private final String text;

    private Time(String text) {
        this.text = text;
    }

    /** The time of a text such as 12:30:00. */
    public static Time valueOf(String text) {
        if (!text.matches("\\d{1,2}:\\d{1,2}:\\d{1,2}")) {
            throw new IllegalArgumentException(text);
        }
        return new Time(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
