package dev.stopover.source;

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
    FOREIGN
}
