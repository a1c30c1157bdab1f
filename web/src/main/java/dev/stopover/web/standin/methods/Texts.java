package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.Locale;
import java.util.stream.Stream;

/** Methods of texts. */
@InPlaceOf("java.lang.String")
public final class Texts {

    private Texts() {}

    /** The lines, as the JDK cuts them. */
    public static Stream<String> lines(String text) {
        Stream.Builder<String> lines = Stream.builder();
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            lines.add(text.substring(from, end));
            from = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        }
        return lines.build();
    }

    /** Whether there is nothing but white space; TeaVM's own knows only spaces. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!Character.isWhitespace(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A text with what its places stand for; TeaVM's own does not know the one for the end of a line. */
    public static String format(String format, Object... values) {
        return String.format(plain(format), values);
    }

    /** The same in a language. */
    public static String format(Locale locale, String format, Object... values) {
        return String.format(locale, plain(format), values);
    }

    /** The same. */
    public static String formatted(String format, Object... values) {
        return plain(format).formatted(values);
    }

    private static String plain(String format) {
        if (!format.contains("%n")) {
            return format;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            boolean isPlace = format.charAt(i) == '%' && i + 1 < format.length();
            if (isPlace && format.charAt(i + 1) == 'n') {
                plain.append('\n');
                i++;
            } else if (isPlace) {
                plain.append(format, i, i + 2);
                i++;
            } else {
                plain.append(format.charAt(i));
            }
        }
        return plain.toString();
    }
}
