package dev.stopover.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines that two texts share and those that only one of them has, by the algorithm of Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986). Where they differ in very many lines, all between the first and the last
 * difference are taken for changed.
 */
public final class LineDiff {

    private static final int MOST_CHANGES = 1000;

    private LineDiff() {}

    /** Which of the texts has a line. */
    public enum Side {
        /** Both have it. */
        BOTH,
        /** Only the old one has it. */
        OLD,
        /** Only the new one has it. */
        NEW
    }

    /**
     * A line of one text or both.
     *
     * @param side which of them
     * @param text the line
     */
    public record Line(Side side, String text) {}

    /** All lines of both texts, those of the old one before those of the new one. */
    public static List<Line> of(List<String> old, List<String> fresh) {
        int start = 0;
        int most = Math.min(old.size(), fresh.size());
        while (start < most && old.get(start).equals(fresh.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.get(old.size() - 1 - end).equals(fresh.get(fresh.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        old.subList(0, start).forEach(line -> lines.add(new Line(Side.BOTH, line)));
        lines.addAll(between(old.subList(start, old.size() - end), fresh.subList(start, fresh.size() - end)));
        old.subList(old.size() - end, old.size()).forEach(line -> lines.add(new Line(Side.BOTH, line)));
        return lines;
    }

    private static List<Line> between(List<String> old, List<String> fresh) {
        int limit = Math.min(MOST_CHANGES, old.size() + fresh.size());
        List<int[]> trace = new ArrayList<>();
        int[] furthest = new int[2 * limit + 3];
        for (int changes = 0; changes <= limit; changes++) {
            trace.add(furthest.clone());
            for (int k = -changes; k <= changes; k += 2) {
                boolean down = k == -changes || k != changes && furthest[limit + k] < furthest[limit + k + 2];
                int x = down ? furthest[limit + k + 2] : furthest[limit + k] + 1;
                int y = x - k;
                while (x < old.size() && y < fresh.size() && old.get(x).equals(fresh.get(y))) {
                    x++;
                    y++;
                }
                furthest[limit + k + 1] = x;
                if (x >= old.size() && y >= fresh.size()) {
                    return back(trace, old, fresh, limit);
                }
            }
        }
        List<Line> all = new ArrayList<>();
        old.forEach(line -> all.add(new Line(Side.OLD, line)));
        fresh.forEach(line -> all.add(new Line(Side.NEW, line)));
        return all;
    }

    /** Goes the way that was found from its end to its beginning. */
    private static List<Line> back(List<int[]> trace, List<String> old, List<String> fresh, int limit) {
        List<Line> lines = new ArrayList<>();
        int x = old.size();
        int y = fresh.size();
        for (int changes = trace.size() - 1; changes >= 0; changes--) {
            int[] furthest = trace.get(changes);
            int k = x - y;
            boolean down = k == -changes || k != changes && furthest[limit + k] < furthest[limit + k + 2];
            int fromK = down ? k + 1 : k - 1;
            int fromX = changes == 0 ? 0 : furthest[limit + fromK + 1];
            int fromY = changes == 0 ? 0 : fromX - fromK;
            while (x > fromX && y > fromY) {
                x--;
                y--;
                lines.add(new Line(Side.BOTH, old.get(x)));
            }
            if (changes > 0) {
                lines.add(down ? new Line(Side.NEW, fresh.get(fromY)) : new Line(Side.OLD, old.get(fromX)));
            }
            x = fromX;
            y = fromY;
        }
        Collections.reverse(lines);
        return lines;
    }
}
