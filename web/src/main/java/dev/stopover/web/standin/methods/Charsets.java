package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.nio.charset.Charset;

/** Methods of charsets. */
@InPlaceOf("java.nio.charset.Charset")
public final class Charsets {

    private Charsets() {}

    /** A charset by its name. */
    public static Charset forName(String name) {
        return name.equals(Windows1252.NAME) ? new Windows1252() : Charset.forName(name);
    }
}
