package dev.stopover.rules.workflow;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template leaves to be filled in. */
final class TemplateText {

    private static final Pattern BRACKETED = Pattern.compile(
            "\\[[A-Za-z][^\\[\\]]{1,80}\\]|<[A-Za-z][A-Za-z0-9 _/|.-]{1,80}>|\\{\\{? ?[A-Z_]{3,40} ?\\}?\\}");

    private static final Set<String> WORDS = Set.of(
            "todo", "tbd", "tba", "fixme", "xxx", "yyyy-mm-dd", "dd-mon-yyyy", "dd-mmm-yyyy", "yyyymmdd", "your name");

    private static final Pattern END = Pattern.compile("[.:!]+$");

    private TemplateText() {}

    /** Whether a text is nothing but something to be filled in. */
    static boolean is(String text) {
        String stripped = text.strip();
        return BRACKETED.matcher(stripped).matches()
                || WORDS.contains(END.matcher(stripped.toLowerCase(Locale.ROOT)).replaceFirst(""));
    }
}
