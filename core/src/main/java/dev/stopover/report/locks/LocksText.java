package dev.stopover.report.locks;

import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.engine.LockTimeline.Moment;
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
        return timeline.moments().stream()
                .allMatch(moment ->
                        moment.noticed().isEmpty() && moment.effect().refusal().isEmpty());
    }

    private void timeline(LockTimeline timeline) {
        var words = new LockWords(timeline);
        text.append(TerminalText.escaped(timeline.script().file().path()))
                .append(timeline.rollback() ? ", rollback (" : " (")
                .append(words.transaction())
                .append(")\n");
        int last = timeline.moments().stream().mapToInt(Moment::line).max().orElse(0);
        int width = String.valueOf(last).length();
        for (Moment moment : timeline.moments()) {
            if (!moment.noticed().isEmpty() || moment.effect().refusal().isPresent()) {
                moment(timeline, moment, words, width);
            }
        }
        List<Hold> strongest = timeline.strongest();
        if (!strongest.isEmpty()) {
            text.append("  At most:\n");
            strongest.forEach(hold -> hold(hold, words));
        }
        text.append('\n');
    }

    private void moment(LockTimeline timeline, Moment moment, LockWords words, int width) {
        String line = String.valueOf(moment.line());
        text.append("  ")
                .append(" ".repeat(width - line.length()))
                .append(line)
                .append("  ")
                .append(words.title(moment.executed().statement()))
                .append(moment.executed().nesting().certain() ? "" : " (if its condition holds)")
                .append('\n');
        String indent = " ".repeat(width + 6);
        moment.effect()
                .refusal()
                .ifPresent(refusal -> text.append(indent)
                        .append("refused: ")
                        .append(refusal.sqlState())
                        .append(' ')
                        .append(TerminalText.escaped(refusal.reason()))
                        .append('\n'));
        int indexes = 0;
        for (Touch touch : moment.noticed()) {
            if (touch.kind() == RelationKind.INDEX && !touch.rewrite().isNo()) {
                indexes++;
            } else if (touch.kind() != RelationKind.INDEX || moment.noticed().size() == 1) {
                text.append(indent)
                        .append(touch(timeline, moment, touch, words))
                        .append('\n');
            }
        }
        if (indexes > 0) {
            text.append(indent)
                    .append(indexes == 1 ? "1 index" : indexes + " indexes")
                    .append(": built anew\n");
        }
    }

    private static String touch(LockTimeline timeline, Moment moment, Touch touch, LockWords words) {
        List<String> parts = new ArrayList<>();
        touch.lock().ifPresent(lock -> parts.add(lock.toString()));
        LockWords.work(touch).ifPresent(parts::add);
        timeline.heldBefore(moment, touch.name())
                .filter(held -> touch.lock()
                        .filter(lock -> held.getKey().compareTo(lock) >= 0)
                        .isPresent())
                .ifPresentOrElse(
                        held -> parts.add("held%s since line %d"
                                .formatted(
                                        touch.lock()
                                                        .filter(held.getKey()::equals)
                                                        .isPresent()
                                                ? ""
                                                : " " + held.getKey(),
                                        held.getValue().line())),
                        () -> touch.blocks()
                                .ifPresent(
                                        waits -> parts.add(LockWords.waits(touch) + " until " + words.until(moment))));
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
