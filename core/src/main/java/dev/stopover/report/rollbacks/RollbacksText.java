package dev.stopover.report.rollbacks;

import dev.stopover.report.TerminalText;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Difference;
import dev.stopover.rollback.Doubt;
import dev.stopover.rollback.FailedStatement;
import dev.stopover.rollback.Undoing;
import dev.stopover.rollback.Verdict;
import java.util.List;

/** Says in words what rollbacks come to. Those that restore all are only counted. */
public final class RollbacksText {

    private final StringBuilder text = new StringBuilder();

    private RollbacksText() {}

    /** What the rollbacks come to. */
    public static String of(List<Undoing> undoings) {
        RollbacksText words = new RollbacksText();
        undoings.forEach(words::undoing);
        return words.text + summary(undoings) + "\n";
    }

    /** How many there are of each verdict, in one sentence. */
    static String summary(List<Undoing> undoings) {
        long restoring = count(undoings, Verdict.RESTORES);
        long lossy = undoings.stream().filter(RollbacksText::losesData).count();
        String all = "%d of %d %s the schema%s"
                .formatted(
                        restoring,
                        undoings.size(),
                        undoings.size() == 1 ? "rollback restores" : "rollbacks restore",
                        lossy == 0 ? "" : ", %d of them not the data".formatted(lossy));
        return all + part(count(undoings, Verdict.DIFFERS), "leaves another", "leave another")
                + part(count(undoings, Verdict.DOWN_FAILS), "fails", "fail")
                + part(count(undoings, Verdict.UNKNOWN), "cannot be told", "cannot be told") + ".";
    }

    private static String part(long count, String one, String several) {
        return count == 0 ? "" : "; %d %s".formatted(count, count == 1 ? one : several);
    }

    private static long count(List<Undoing> undoings, Verdict verdict) {
        return undoings.stream().filter(undoing -> undoing.verdict() == verdict).count();
    }

    /** Whether the schema comes back and rows do not. */
    static boolean losesData(Undoing undoing) {
        return undoing.verdict() == Verdict.RESTORES && !undoing.losses().isEmpty();
    }

    /** Whether there is nothing to be said of it. */
    static boolean isQuiet(Undoing undoing) {
        return undoing.verdict() == Verdict.RESTORES
                && undoing.losses().isEmpty()
                && undoing.gaps().isEmpty()
                && undoing.again().map(Undoing.Again::agrees).orElse(true);
    }

    private void undoing(Undoing undoing) {
        if (isQuiet(undoing)) {
            return;
        }
        line("", title(undoing));
        undoing.failed().ifPresent(failed -> line("  ", failure(failed)));
        if (undoing.failed().isEmpty()) {
            undoing.gaps().forEach(this::gap);
        }
        undoing.losses().forEach(loss -> line("  ", loss(loss)));
        undoing.doubts().forEach(doubt -> line("  ", doubt(doubt)));
        undoing.again().filter(again -> !again.agrees()).ifPresent(this::again);
        text.append('\n');
    }

    /** The verdict and the files. */
    static String title(Undoing undoing) {
        String said = losesData(undoing)
                ? "restores the schema, not the data"
                : undoing.verdict().id();
        String down = undoing.down().file().path();
        String up = undoing.up().file().path();
        String several = undoing.migrations().size() == 1
                ? ""
                : " (%d steps down)".formatted(undoing.migrations().size());
        return said + ": " + down
                + (down.equals(up) ? "" : " for " + undoing.up().file().name()) + several;
    }

    private void gap(Undoing.Gap gap) {
        Difference difference = gap.difference();
        line("  ", sentence(difference) + (difference.decides() ? "" : " (A detail.)"));
        gap.made()
                .ifPresent(made -> line(
                        "    ",
                        "line %d of the migration does it".formatted(made.line())
                                + gap.before()
                                        .map(before -> gap.undone().isPresent()
                                                ? "; line %d of the rollback touches it last".formatted(before.line())
                                                : "; its undoing belongs before line %d of the rollback"
                                                        .formatted(before.line()))
                                        .orElse("; its undoing belongs at the end of the rollback")));
    }

    /** What a difference is, as a sentence. */
    public static String sentence(Difference difference) {
        String sentence = difference.sentence();
        return Character.toUpperCase(sentence.charAt(0))
                + sentence.substring(1)
                + (difference.certain() ? "" : " (Perhaps: something that cannot be followed may have changed it.)");
    }

    /** Where and why a statement fails. */
    public static String failure(FailedStatement failed) {
        return "%s:%d: %s (SQLSTATE %s)"
                .formatted(
                        failed.script().file().path(),
                        failed.script().file().lineOf(failed.range().start()),
                        failed.message(),
                        failed.sqlState());
    }

    static String loss(DataLoss loss) {
        return "%s:%d: %s of %s."
                .formatted(
                        loss.script().file().path(),
                        loss.script().file().lineOf(loss.place().range().start()),
                        loss.kind().words(),
                        loss.what());
    }

    static String doubt(Doubt doubt) {
        return "%s:%d: %s".formatted(doubt.script().file().path(), doubt.line(), doubt.reason());
    }

    private void again(Undoing.Again again) {
        again.failed().ifPresent(failed -> line("  ", "Up again: " + failure(failed)));
        again.differences().forEach(difference -> line("  ", "Up again: " + sentence(difference)));
    }

    private void line(String indent, String line) {
        text.append(indent).append(TerminalText.escaped(line)).append('\n');
    }
}
