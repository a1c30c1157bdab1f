package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Methods of matchers. */
@InPlaceOf("java.util.regex.Matcher")
public final class Matchers {

    private Matchers() {}

    /** The text with each match replaced by what a function says of it. */
    public static String replaceAll(Matcher matcher, Function<MatchResult, String> replacement) {
        var text = new StringBuffer();
        matcher.reset();
        while (matcher.find()) {
            matcher.appendReplacement(text, replacement.apply(matcher));
        }
        return matcher.appendTail(text).toString();
    }

    /** All matches. */
    public static Stream<MatchResult> results(Matcher matcher) {
        Stream.Builder<MatchResult> results = Stream.builder();
        matcher.reset();
        while (matcher.find()) {
            results.add(matcher.toMatchResult());
        }
        return results.build();
    }
}
