package dev.stopover.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Contents of files as git stores them. */
public final class Blobs {

    private static final int SHA_1_LENGTH = 40;

    private Blobs() {}

    /**
     * Whether a blob holds what a file holds, be it that git checked it out with {@code \r\n} at the ends of lines.
     *
     * @param blob the id of the blob
     */
    public static boolean isSame(String blob, byte[] file) {
        return id(file, blob.length()).equals(blob)
                || id(withPlainLineEnds(file), blob.length()).equals(blob);
    }

    /** The id is a digest of a header with the length, and the bytes (gitformat-loose(5)). */
    private static String id(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance(length == SHA_1_LENGTH ? "SHA-1" : "SHA-256");
            digest.update(("blob " + bytes.length + '\0').getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-1 and SHA-256", e);
        }
    }

    private static byte[] withPlainLineEnds(byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        int length = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != '\r' || at + 1 == bytes.length || bytes[at + 1] != '\n') {
                plain[length++] = bytes[at];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    /** Reads what {@code git cat-file --batch} prints: id, kind and size in a line, the bytes, a line end. */
    static Map<String, byte[]> read(byte[] batch) {
        Map<String, byte[]> contents = new HashMap<>();
        int at = 0;
        while (at < batch.length) {
            int end = at;
            while (batch[end] != '\n') {
                end++;
            }
            String[] header = new String(batch, at, end - at, StandardCharsets.US_ASCII).split(" ", -1);
            at = end + 1;
            if (header.length == 3) {
                int size = Integer.parseInt(header[2]);
                if (header[1].equals("blob")) {
                    contents.put(header[0], Arrays.copyOfRange(batch, at, at + size));
                }
                at += size + 1;
            }
        }
        return contents;
    }
}
