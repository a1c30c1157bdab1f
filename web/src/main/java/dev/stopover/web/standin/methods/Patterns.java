package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Methods of patterns. */
@InPlaceOf("java.util.regex.Pattern")
public final class Patterns {

    private static final String LINE_BREAK = "(?:\r\n|[\n\u000B\f\r\u0085\u2028\u2029])";

    private Patterns() {}

    /** A pattern that may hold {@code \R}. */
    public static Pattern compile(String pattern) {
        return Pattern.compile(spelt(pattern));
    }

    /** A pattern that may hold {@code \R}. */
    public static Pattern compile(String pattern, int flags) {
        return Pattern.compile((flags & Pattern.LITERAL) == 0 ? spelt(pattern) : pattern, flags);
    }

    private static String spelt(String pattern) {
        return pattern.contains("\\R") ? pattern.replace("\\R", LINE_BREAK) : pattern;
    }

    /** The parts between what matches. */
    public static Stream<String> splitAsStream(Pattern pattern, CharSequence text) {
        return Arrays.stream(pattern.split(text));
    }
}
