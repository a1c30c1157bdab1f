package dev.stopover.web.standin.classes.javax.xml.stream;

/** A text is not well formed. */
public final class XMLStreamException extends Exception {

    private final int offset;

    XMLStreamException(int offset) {
        super("not well formed", null, false, false);
        this.offset = offset;
    }

    /** Where that was seen. */
    public Location getLocation() {
        return new Location(offset);
    }
}
