package dev.stopover.web.standin.classes.javax.xml.stream;

import java.io.IOException;
import java.io.Reader;

/** Makes readers, which read no document type and follow no entity whatever is set. */
public final class XMLInputFactory {

    private XMLInputFactory() {}

    /** The factory. */
    public static XMLInputFactory newDefaultFactory() {
        return new XMLInputFactory();
    }

    /** What can be set is set. */
    public void setProperty(String name, Object value) {}

    /** A reader of a text. */
    public XMLStreamReader createXMLStreamReader(Reader from) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        try {
            char[] units = new char[8192];
            for (int count = from.read(units); count >= 0; count = from.read(units)) {
                text.append(units, 0, count);
            }
        } catch (IOException e) {
            throw new XMLStreamException(0);
        }
        return new XMLStreamReader(text.toString());
    }
}
