package dev.stopover.report;

import java.util.OptionalInt;

/**
 * What a report is shown on.
 *
 * @param colors whether it shows colors
 * @param width how many columns a line may take; empty where nobody looks at it, as in a file, and lines are as they are
 * @param ascii whether it may not show other characters than those of ASCII
 */
public record Screen(boolean colors, OptionalInt width, boolean ascii) {

    /** Where nobody looks: without colors, lines as they are. */
    public static final Screen NONE = new Screen(false, OptionalInt.empty(), false);

    /** The same without a width. */
    public static Screen of(boolean colors) {
        return new Screen(colors, OptionalInt.empty(), false);
    }

    /** What stands where something is left out. */
    public String ellipsis() {
        return ascii ? "..." : "…";
    }

    /** Words of ours as they can be shown. */
    public String words(String text) {
        return ascii ? text.replace("…", "...") : text;
    }

    /** Text in a style, if colors are shown. */
    public String styled(Style style, String text) {
        return colors ? style.of(text) : text;
    }
}
