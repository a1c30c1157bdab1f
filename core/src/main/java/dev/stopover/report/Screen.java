package dev.stopover.report;

import dev.stopover.rule.Rule;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a report is shown on.
 *
 * @param colors whether it shows colors
 * @param width how many columns a line may take; empty where nobody looks at it, as in a file, and lines are as they are
 * @param ascii whether it may not show other characters than those of ASCII
 * @param sources where the sources are that the ids of rules link to; empty where links cannot be shown
 */
public record Screen(boolean colors, OptionalInt width, boolean ascii, Optional<String> sources) {

    /** Where nobody looks: without colors, lines as they are. */
    public static final Screen NONE = new Screen(false, OptionalInt.empty(), false, Optional.empty());

    /** The same without a width. */
    public static Screen of(boolean colors) {
        return new Screen(colors, OptionalInt.empty(), false, Optional.empty());
    }

    /** What stands where something is left out. */
    public String ellipsis() {
        return ascii ? "..." : "…";
    }

    /** Words of ours as they can be shown. */
    public String words(String text) {
        return ascii ? text.replace("…", "...") : text;
    }

    /** Text that leads to the page of a rule where links are shown, as terminals take them: OSC 8. */
    public String linked(Rule rule, String text) {
        return sources.flatMap(at -> RulePages.url(rule, at))
                .map(url -> "\u001b]8;;" + url + "\u001b\\" + text + "\u001b]8;;\u001b\\")
                .orElse(text);
    }

    /** Text in a style, if colors are shown. */
    public String styled(Style style, String text) {
        return colors ? style.of(text) : text;
    }
}
