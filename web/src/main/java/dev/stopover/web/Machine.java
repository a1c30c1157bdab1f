package dev.stopover.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine that the command runs on, as the host shows it. */
public final class Machine {

    /** What the system says of its errors, as the JDK passes it on. */
    private static final Map<String, String> REASONS = Map.of(
            "EISDIR", "Is a directory",
            "ENOTDIR", "Not a directory",
            "ELOOP", "Too many levels of symbolic links",
            "ENOTEMPTY", "Directory not empty",
            "EROFS", "Read-only file system",
            "ENOSPC", "No space left on device",
            "EINVAL", "Invalid argument",
            "ENAMETOOLONG", "File name too long",
            "EPIPE", "Broken pipe");

    private static Host host;
    private static int status;
    private static InputStream in;

    private Machine() {}

    static void begin(Host newHost) {
        host = newHost;
        status = 0;
        in = new StandardInput();
    }

    /** Notes what the process is to end with. */
    public static void exit(int code) {
        status = code;
    }

    /** Standard input. */
    public static InputStream in() {
        return in;
    }

    static int status() {
        return status;
    }

    /** Asks for text. */
    public static String ask(String operation, String subject) throws IOException {
        return ask(operation, subject, "");
    }

    /**
     * Asks for text.
     *
     * @param subject the path, which a failure names
     */
    public static String ask(String operation, String subject, String data) throws IOException {
        String answer = host.call(operation, subject, data);
        if (answer.startsWith("+")) {
            return answer.substring(1);
        }
        throw failure(answer.substring(1), subject);
    }

    /** Asks for several texts, each ended by a NUL. */
    public static List<String> list(String operation, String subject) throws IOException {
        String answer = ask(operation, subject);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int end = answer.indexOf('\0'); end >= 0; end = answer.indexOf('\0', from)) {
            parts.add(answer.substring(from, end));
            from = end + 1;
        }
        return parts;
    }

    /** Asks for bytes. */
    public static byte[] bytes(String operation, String subject) throws IOException {
        return bytes(ask(operation, subject));
    }

    /** The bytes that characters stand for. */
    public static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Bytes as characters. */
    public static String text(byte[] bytes, int offset, int length) {
        char[] units = new char[length];
        for (int i = 0; i < length; i++) {
            units[i] = (char) (bytes[offset + i] & 0xFF);
        }
        return new String(units);
    }

    private static IOException failure(String code, String path) {
        return switch (code) {
            case "ENOENT" -> new NoSuchFileException(path);
            case "EACCES", "EPERM" -> new AccessDeniedException(path);
            case "EEXIST" -> new FileAlreadyExistsException(path);
            case "EPIPE" -> new IOException(REASONS.get(code));
            default -> new FileSystemException(path, null, REASONS.getOrDefault(code, code));
        };
    }

    /** Standard input, read as a whole when somebody first asks for it. */
    private static final class StandardInput extends InputStream {

        private byte[] bytes;
        private int at;

        @Override
        public int read() throws IOException {
            if (bytes == null) {
                bytes = Machine.bytes("stdin", "");
            }
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }
    }
}
