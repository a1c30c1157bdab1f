package dev.stopover.web.standin.classes.javax.xml.stream;

/** A place in a text. */
public final class Location {

    private final int offset;

    Location(int offset) {
        this.offset = offset;
    }

    /** How many characters stand before it. */
    public int getCharacterOffset() {
        return offset;
    }
}
