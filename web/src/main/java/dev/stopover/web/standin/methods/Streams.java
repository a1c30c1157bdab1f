package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.io.ByteArrayOutputStream;

/** Methods of streams of bytes. */
@InPlaceOf("java.io.ByteArrayOutputStream")
public final class Streams {

    private Streams() {}

    /** Writes all. */
    public static void writeBytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }
}
