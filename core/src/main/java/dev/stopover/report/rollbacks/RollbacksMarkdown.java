package dev.stopover.report.rollbacks;

import dev.stopover.report.TerminalText;
import dev.stopover.rollback.Undoing;
import java.util.List;

/** Says what rollbacks come to as Markdown, for a comment on a change under review. */
public final class RollbacksMarkdown {

    private final StringBuilder text = new StringBuilder();

    private RollbacksMarkdown() {}

    /** What the rollbacks come to; those that restore all are only counted. */
    public static String of(List<Undoing> undoings) {
        RollbacksMarkdown markdown = new RollbacksMarkdown();
        undoings.stream().filter(undoing -> !RollbacksText.isQuiet(undoing)).forEach(markdown::undoing);
        return markdown.text
                .append(RollbacksText.summary(undoings))
                .append('\n')
                .toString();
    }

    private void undoing(Undoing undoing) {
        text.append("### ").append(plain(RollbacksText.title(undoing))).append("\n\n");
        undoing.failed().ifPresent(failed -> item(RollbacksText.failure(failed)));
        if (undoing.failed().isEmpty()) {
            undoing.gaps().forEach(gap -> item(RollbacksText.sentence(gap.difference())));
        }
        undoing.losses().forEach(loss -> item(RollbacksText.loss(loss)));
        undoing.doubts().forEach(doubt -> item(RollbacksText.doubt(doubt)));
        undoing.again().ifPresent(again -> {
            again.failed().ifPresent(failed -> item("Up again: " + RollbacksText.failure(failed)));
            again.differences().forEach(difference -> item("Up again: " + RollbacksText.sentence(difference)));
        });
        text.append('\n');
    }

    private void item(String sentence) {
        text.append("- ").append(plain(sentence)).append('\n');
    }

    /** Text of which nothing is taken for Markdown or HTML. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : TerminalText.escaped(text).toCharArray()) {
            if ("\\`*_[]<>&|#@".indexOf(c) >= 0) {
                plain.append('\\');
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
