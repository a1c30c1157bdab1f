package dev.stopover.report.findings;

import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import java.util.HashMap;
import java.util.Map;

/**
 * The fingerprint that GitHub's code scanning gives a line: a rolling hash of the hundred characters from the beginning
 * of the line on, blanks left out, and how many lines before it have the same. GitHub computes it for reports that lack
 * it, and only warns where a report has another.
 */
final class LineHashes {

    private static final int WINDOW = 100;
    private static final long FACTOR = 37;
    private static final long OLDEST = power();
    private static final char END = '\uffff';

    private final String[] hashes;
    private final char[] window = new char[WINDOW];
    private final int[] lines = new int[WINDOW];
    private final Map<String, Integer> counts = new HashMap<>();
    private int index;
    private long hash;

    /** The hashes of all lines of a file. */
    LineHashes(SourceFile file) {
        String text = file.decoding() == Decoding.UTF_8_WITH_MARK ? "\ufeff" + file.text() : file.text();
        hashes = new String[text.length() + 2];
        boolean lineStarts = true;
        boolean afterReturn = false;
        int line = 0;
        for (int at = 0; at <= text.length(); at++) {
            char unit = at < text.length() ? text.charAt(at) : END;
            if (unit == ' ' || unit == '\t' || afterReturn && unit == '\n') {
                afterReturn = false;
                continue;
            }
            afterReturn = unit == '\r';
            unit = afterReturn ? '\n' : unit;
            keepHash();
            if (lineStarts) {
                line++;
                lines[index] = line;
            }
            lineStarts = unit == '\n';
            roll(unit);
        }
        for (int i = 0; i < WINDOW; i++) {
            keepHash();
            roll('\0');
        }
    }

    /** The hash of a 1-based line. */
    String of(int line) {
        return hashes[line];
    }

    private void keepHash() {
        if (lines[index] > 0) {
            String value = Long.toHexString(hash);
            hashes[lines[index]] = value + ":" + counts.merge(value, 1, Integer::sum);
            lines[index] = 0;
        }
    }

    private void roll(char unit) {
        hash = FACTOR * hash + unit - OLDEST * window[index];
        window[index] = unit;
        index = (index + 1) % WINDOW;
    }

    private static long power() {
        long power = 1;
        for (int i = 0; i < WINDOW; i++) {
            power *= FACTOR;
        }
        return power;
    }
}
