package dev.stopover.cli;

import dev.stopover.engine.Meter;
import dev.stopover.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the rules take. What a rule is the first to ask about a statement is found out on its account, also where
 * others ask the same afterwards.
 */
final class Timings implements Meter {

    private static final int SHOWN = 20;
    private static final double MILLISECOND = 1e6;

    private final long start = System.nanoTime();
    private final Map<String, Long> rules = new HashMap<>();
    private long replay;

    @Override
    public void time(Optional<Rule> rule, Runnable work) {
        long before = System.nanoTime();
        work.run();
        long taken = System.nanoTime() - before;
        if (rule.isPresent()) {
            rules.merge(rule.get().id(), taken, Long::sum);
        } else {
            replay += taken;
        }
    }

    /** Says what took how long, the longest first. */
    void print(Terminal terminal) throws IOException {
        long all = System.nanoTime() - start;
        long asked = rules.values().stream().mapToLong(Long::longValue).sum();
        List<String> lines = new ArrayList<>();
        lines.add(line(all - replay - asked, "reading"));
        lines.add(line(replay, "replay"));
        rules.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(entry -> lines.add(line(entry.getValue(), entry.getKey())));
        terminal.complain("%.0f ms".formatted(all / MILLISECOND), lines.toArray(String[]::new));
    }

    private static String line(long nanoseconds, String what) {
        return "%10.1f ms  %s".formatted(nanoseconds / MILLISECOND, what);
    }
}
