package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;

/** Methods of characters. */
@InPlaceOf("java.lang.Character")
public final class Characters {

    private Characters() {}

    /** A code point as text. */
    public static String toString(int codePoint) {
        return new String(Character.toChars(codePoint));
    }
}
