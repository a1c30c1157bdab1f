package dev.stopover.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that lists paths, as {@code git diff --name-only} and {@code git ls-files -z} write them: one a line, odd ones
 * in quotes as git quotes them, or each ended by NUL. What stands in it is a path, whatever it looks like.
 */
final class FileList {

    private FileList() {}

    /** The paths that a file lists. */
    static List<String> read(String file, Terminal terminal) throws UsageException {
        byte[] bytes;
        try {
            bytes = file.equals("-")
                    ? terminal.in().readAllBytes()
                    : Files.readAllBytes(terminal.folder().resolve(file));
        } catch (IOException e) {
            throw new UsageException("The list of files " + file + " cannot be read: " + FileFailure.reason(e) + ".");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean ended = text.indexOf('\0') >= 0;
        List<String> paths = new ArrayList<>();
        for (String line : text.split(ended ? "\0" : "\r?\n")) {
            if (!line.isEmpty()) {
                paths.add(ended ? line : unquoted(line));
            }
        }
        return paths;
    }

    private static String unquoted(String line) {
        int last = line.length() - 1;
        if (last < 1 || line.charAt(0) != '"' || line.charAt(last) != '"') {
            return line;
        }
        var bytes = new ByteArrayOutputStream();
        for (int at = 1; at < last; ) {
            if (line.charAt(at) == '\\' && at + 1 < last) {
                at = escape(line, at + 1, last, bytes);
            } else {
                int next = at + Character.charCount(line.codePointAt(at));
                bytes.writeBytes(line.substring(at, next).getBytes(StandardCharsets.UTF_8));
                at = next;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes what an escape stands for, octal digits for a byte among them, and says where it ends. */
    private static int escape(String line, int at, int last, ByteArrayOutputStream bytes) {
        int end = at;
        int value = 0;
        while (end < last && end < at + 3 && line.charAt(end) >= '0' && line.charAt(end) <= '7') {
            value = value * 8 + line.charAt(end++) - '0';
        }
        if (end > at) {
            bytes.write(value);
            return end;
        }
        char letter = line.charAt(at);
        int control = "abtnvfr".indexOf(letter);
        if (control >= 0) {
            bytes.write('\u0007' + control);
        } else {
            bytes.write(letter);
        }
        return at + 1;
    }
}
