package dev.stopover.report.locks;

import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.HeldLocks;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Entry;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.report.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Says what migrations lock while they run, statement by statement, for people to read. */
public final class LocksText {

    private final StringBuilder text = new StringBuilder();

    private LocksText() {}

    /** The timelines, and how many of the migrations lock nothing that anybody would notice. */
    public static String of(List<LockTimeline> timelines) {
        var locks = new LocksText();
        int quiet = 0;
        for (LockTimeline timeline : timelines) {
            if (isQuiet(timeline)) {
                quiet++;
            } else {
                locks.timeline(timeline);
            }
        }
        if (quiet > 0) {
            String kind = kind(timelines);
            locks.text.append(
                    timelines.size() == quiet
                            ? nobody(timelines)
                            : quiet == 1
                                    ? "1 other %s keeps nobody waiting.\n".formatted(kind)
                                    : "%d other %ss keep nobody waiting.\n".formatted(quiet, kind));
        }
        return locks.text.toString();
    }

    /** What there is to say where all timelines are quiet. */
    static String nobody(List<LockTimeline> timelines) {
        return "No %s keeps anybody waiting.\n".formatted(kind(timelines));
    }

    private static String kind(List<LockTimeline> timelines) {
        return timelines.stream().anyMatch(LockTimeline::rollback) ? "script" : "migration";
    }

    static boolean isQuiet(LockTimeline timeline) {
        return timeline.entries().stream()
                .allMatch(entry ->
                        entry.noticed().isEmpty() && entry.effect().refusal().isEmpty());
    }

    private void timeline(LockTimeline timeline) {
        var words = new LockWords(timeline);
        text.append(TerminalText.escaped(timeline.script().file().path()))
                .append(timeline.rollback() ? ", rollback (" : " (")
                .append(words.transaction())
                .append(")\n");
        int last = timeline.entries().stream().mapToInt(Entry::line).max().orElse(0);
        int width = String.valueOf(last).length();
        HeldLocks held = new HeldLocks();
        for (Entry entry : timeline.entries()) {
            if (!entry.noticed().isEmpty() || entry.effect().refusal().isPresent()) {
                entry(held, entry, words, width);
            }
            held.take(entry);
        }
        List<Hold> strongest = timeline.strongest();
        if (!strongest.isEmpty()) {
            text.append("  At most:\n");
            strongest.forEach(hold -> hold(hold, words));
        }
        text.append('\n');
    }

    private void entry(HeldLocks held, Entry entry, LockWords words, int width) {
        String line = String.valueOf(entry.line());
        text.append("  ")
                .append(" ".repeat(width - line.length()))
                .append(line)
                .append("  ")
                .append(words.title(entry.executed().statement()))
                .append(entry.executed().nesting().certain() ? "" : " (if its condition holds)")
                .append('\n');
        String indent = " ".repeat(width + 6);
        entry.effect()
                .refusal()
                .ifPresent(refusal -> text.append(indent)
                        .append("refused: ")
                        .append(refusal.sqlState())
                        .append(' ')
                        .append(TerminalText.escaped(refusal.message()))
                        .append('\n'));
        int indexes = 0;
        for (Touch touch : entry.noticed()) {
            if (touch.kind() == RelationKind.INDEX && !touch.rewrite().isNo()) {
                indexes++;
            } else if (touch.kind() != RelationKind.INDEX || entry.noticed().size() == 1) {
                text.append(indent).append(touch(held, entry, touch, words)).append('\n');
            }
        }
        if (indexes > 0) {
            text.append(indent)
                    .append(indexes == 1 ? "1 index" : indexes + " indexes")
                    .append(": built anew\n");
        }
    }

    private static String touch(HeldLocks locks, Entry entry, Touch touch, LockWords words) {
        List<String> parts = new ArrayList<>();
        touch.lock().ifPresent(lock -> parts.add(lock.toString()));
        LockWords.work(touch).ifPresent(parts::add);
        locks.on(touch.name(), entry)
                .filter(held -> touch.lock()
                        .filter(lock -> held.mode().compareTo(lock) >= 0)
                        .isPresent())
                .ifPresentOrElse(
                        held -> parts.add("held%s since line %d"
                                .formatted(
                                        touch.lock().filter(held.mode()::equals).isPresent() ? "" : " " + held.mode(),
                                        held.entry().line())),
                        () -> touch.blocks()
                                .ifPresent(
                                        waits -> parts.add(LockWords.waits(touch) + " until " + words.until(entry))));
        return "%s: %s".formatted(LockWords.name(touch.name()), String.join("; ", parts));
    }

    private void hold(Hold hold, LockWords words) {
        text.append("    ")
                .append(LockWords.name(hold.touch().name()))
                .append(": ")
                .append(hold.lock())
                .append(" from line ")
                .append(hold.strongest().line())
                .append(" until ")
                .append(words.until(hold.from()))
                .append("; ")
                .append(LockWords.waits(hold.touch()));
        if (!hold.works().isEmpty()) {
            text.append("\n      meanwhile ").append(LockWords.works(hold));
        }
        text.append('\n');
    }
}
