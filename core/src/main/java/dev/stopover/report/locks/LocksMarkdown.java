package dev.stopover.report.locks;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Entry;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.report.Markdown;
import dev.stopover.syntax.Statement;
import java.util.List;

/** Says what migrations lock while they run as Markdown, for a comment on a change under review. */
public final class LocksMarkdown {

    private final StringBuilder text = new StringBuilder();

    private LocksMarkdown() {}

    /** The timelines; migrations that keep nobody waiting are left out. */
    public static String of(List<LockTimeline> timelines) {
        var locks = new LocksMarkdown();
        timelines.stream().filter(timeline -> !LocksText.isQuiet(timeline)).forEach(locks::timeline);
        return locks.text.isEmpty() ? LocksText.nobody(timelines) : locks.text.toString();
    }

    /** What one statement of a script locks, with all that it runs; empty if nobody notices. */
    public static String of(LockTimeline timeline, Statement written) {
        List<Entry> entries = timeline.entries().stream()
                .filter(entry -> entry.executed().written() == written)
                .toList();
        var one = new LockTimeline(timeline.migration(), timeline.script(), entries, List.of());
        var locks = new LocksMarkdown();
        if (!LocksText.isQuiet(one)) {
            locks.entries(one, new LockWords(one));
        }
        return locks.text.toString();
    }

    private void timeline(LockTimeline timeline) {
        var words = new LockWords(timeline);
        text.append(text.isEmpty() ? "" : "\n")
                .append("### ")
                .append(timeline.rollback() ? "Rollback " : "")
                .append(Markdown.code(timeline.script().file().path()))
                .append("\n\n");
        entries(timeline, words);
        List<Hold> strongest = timeline.strongest();
        if (!strongest.isEmpty()) {
            text.append("\nAt most:\n\n");
            strongest.forEach(hold -> hold(hold, words));
        }
    }

    private void entries(LockTimeline timeline, LockWords words) {
        text.append("| Line | Statement | Relation | Lock | What waits | Until | Work |\n")
                .append("|---:|---|---|---|---|---|---|\n");
        for (Entry entry : timeline.entries()) {
            entry.effect().refusal().ifPresent(refusal -> refusal(entry, refusal, words));
            for (Touch touch : entry.noticed()) {
                touch(entry, touch, words);
            }
        }
    }

    private void refusal(Entry entry, Failure refusal, LockWords words) {
        row(
                String.valueOf(entry.line()),
                Markdown.text(words.title(entry.executed().statement())),
                "",
                "refused: " + refusal.sqlState() + " " + Markdown.text(refusal.message()),
                "",
                "",
                "");
    }

    private void touch(Entry entry, Touch touch, LockWords words) {
        row(
                String.valueOf(entry.line()),
                Markdown.text(words.title(entry.executed().statement())),
                Markdown.code(LockWords.name(touch.name())),
                touch.lock().map(Object::toString).orElse(""),
                touch.blocks().orElse("nothing"),
                words.until(entry),
                LockWords.work(touch).map(work -> "**" + work + "**").orElse(""));
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }

    private void hold(Hold hold, LockWords words) {
        text.append("- ")
                .append(Markdown.code(LockWords.name(hold.touch().name())))
                .append(": **")
                .append(hold.lock())
                .append("** from line ")
                .append(hold.strongest().line())
                .append(" until ")
                .append(words.until(hold.from()))
                .append("; ")
                .append(LockWords.waits(hold.touch()))
                .append(hold.works().isEmpty() ? "" : "; meanwhile " + LockWords.works(hold))
                .append('\n');
    }
}
