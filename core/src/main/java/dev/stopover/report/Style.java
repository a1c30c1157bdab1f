package dev.stopover.report;

/** How a run of text looks on a terminal that shows colors. */
public enum Style {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("1;36"),
    HELP("1;32"),
    STRONG("1"),
    FRAME("1;34"),
    REMOVED("31"),
    ADDED("32");

    private final String codes;

    Style(String codes) {
        this.codes = codes;
    }

    /** The text in this style. */
    public String of(String text) {
        return "\u001b[" + codes + "m" + text + "\u001b[0m";
    }
}
