package dev.stopover.project.walk;

import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of bytes. */
public final class Decoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Decoder() {}

    /** The file with that path and those bytes. */
    public static SourceFile decode(String path, byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return file(path, bytes, 3, StandardCharsets.UTF_8, Decoding.UTF_8_WITH_MARK);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return file(path, bytes, 2, StandardCharsets.UTF_16LE, Decoding.UTF_16_LITTLE_ENDIAN);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return file(path, bytes, 2, StandardCharsets.UTF_16BE, Decoding.UTF_16_BIG_ENDIAN);
        }
        return file(path, bytes, 0, StandardCharsets.UTF_8, Decoding.UTF_8);
    }

    private static SourceFile file(String path, byte[] bytes, int from, Charset charset, Decoding decoding) {
        if (charset == StandardCharsets.UTF_8 && hasNul(bytes)) {
            return new SourceFile(path, "", Decoding.BINARY);
        }
        try {
            return new SourceFile(path, strict(bytes, from, charset), decoding);
        } catch (CharacterCodingException e) {
            return charset == StandardCharsets.UTF_8
                    ? new SourceFile(
                            path, new String(bytes, from, bytes.length - from, WINDOWS_1252), Decoding.WINDOWS_1252)
                    : new SourceFile(path, "", Decoding.BINARY);
        }
    }

    private static String strict(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        if (charset == StandardCharsets.UTF_8 && isAscii(bytes, from)) {
            return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return decoder.decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
