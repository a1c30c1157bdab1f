package dev.stopover.report.findings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Text as the bytes that all formats are written in. */
final class Utf8 {

    private Utf8() {}

    static void write(CharSequence text, OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
