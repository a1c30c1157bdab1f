package dev.stopover.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
public final class Wrapped {

    private static final String STYLE = "\u001b\\[[0-9;]*m";

    private Wrapped() {}

    /**
     * The lines of a text, none wider than this unless a word is.
     *
     * @param next what the lines after the first begin with
     */
    public static List<String> lines(String text, int width, String next) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int taken = 0;
        for (String word : text.strip().split(" +")) {
            int needed = TerminalText.width(word.replaceAll(STYLE, ""));
            if (taken > 0 && taken + 1 + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(next).append(word);
                taken = next.length() + needed;
            } else {
                line.append(taken > 0 ? " " : "").append(word);
                taken += needed + (taken > 0 ? 1 : 0);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
