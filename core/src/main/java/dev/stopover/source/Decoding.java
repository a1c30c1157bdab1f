package dev.stopover.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the bytes of a file became text. */
public enum Decoding {
    /** UTF-8 without a byte order mark. */
    UTF_8,
    /** UTF-8 with a byte order mark, which is not part of the text. */
    UTF_8_WITH_MARK,
    /** UTF-16, little-endian by its byte order mark, which is not part of the text. */
    UTF_16_LITTLE_ENDIAN,
    /** UTF-16, big-endian by its byte order mark, which is not part of the text. */
    UTF_16_BIG_ENDIAN,
    /** Bytes that are no UTF-8, read as Windows-1252: judged, never fixed. */
    WINDOWS_1252,
    /** Not text at all (a NUL byte, ciphertext): the text is empty and nothing is known of the file. */
    BINARY,
    /** In another language than SQL: the text is empty and nothing is known of the file. */
    FOREIGN;

    private static final char MARK = '\ufeff';

    /** The bytes that become this text; empty where a file is judged and never changed. */
    public Optional<byte[]> encoded(String text) {
        return switch (this) {
            case UTF_8 -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case UTF_8_WITH_MARK -> Optional.of((MARK + text).getBytes(StandardCharsets.UTF_8));
            case UTF_16_LITTLE_ENDIAN -> Optional.of((MARK + text).getBytes(StandardCharsets.UTF_16LE));
            case UTF_16_BIG_ENDIAN -> Optional.of((MARK + text).getBytes(StandardCharsets.UTF_16BE));
            case WINDOWS_1252, BINARY, FOREIGN -> Optional.empty();
        };
    }
}
