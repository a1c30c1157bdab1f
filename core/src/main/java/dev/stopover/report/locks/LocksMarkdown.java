package dev.stopover.report.locks;

import dev.stopover.catalog.effect.Refusal;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.engine.LockTimeline.Moment;
import dev.stopover.report.Markdown;
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

    private void timeline(LockTimeline timeline) {
        var words = new LockWords(timeline);
        text.append(text.isEmpty() ? "" : "\n")
                .append("### ")
                .append(timeline.rollback() ? "Rollback " : "")
                .append(Markdown.code(timeline.script().file().path()))
                .append("\n\n| Line | Statement | Relation | Lock | What waits | Until | Work |\n")
                .append("|---:|---|---|---|---|---|---|\n");
        for (Moment moment : timeline.moments()) {
            moment.effect().refusal().ifPresent(refusal -> refusal(moment, refusal, words));
            for (Touch touch : moment.noticed()) {
                touch(moment, touch, words);
            }
        }
        List<Hold> strongest = timeline.strongest();
        if (!strongest.isEmpty()) {
            text.append("\nAt most:\n\n");
            strongest.forEach(hold -> hold(hold, words));
        }
    }

    private void refusal(Moment moment, Refusal refusal, LockWords words) {
        row(
                String.valueOf(moment.line()),
                Markdown.text(words.title(moment.executed().statement())),
                "",
                "refused: " + refusal.sqlState() + " " + Markdown.text(refusal.reason()),
                "",
                "",
                "");
    }

    private void touch(Moment moment, Touch touch, LockWords words) {
        row(
                String.valueOf(moment.line()),
                Markdown.text(words.title(moment.executed().statement())),
                Markdown.code(LockWords.name(touch.name())),
                touch.lock().map(Object::toString).orElse(""),
                touch.blocks().orElse("nothing"),
                words.until(moment),
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
