package dev.stopover.migration;

import dev.stopover.migration.Pieces.FaultKind;
import dev.stopover.syntax.Excerpt;
import java.util.Locale;

/**
 * One section as the newest versions of goose read it; older ones are less strict about annotations. Comments and empty lines before a statement are dropped, later
 * ones are part of it.
 */
final class GooseLines {

    private static final String MARK = "+goose";

    private final ScriptLines lines;
    private final Excerpt script;
    private final PieceList pieces;

    private boolean inSection;
    private int block = -1;
    private int blockEnd;
    private boolean ended;
    private int from = -1;
    private int to;

    GooseLines(Excerpt script) {
        this.script = script;
        this.lines = new ScriptLines(script);
        this.pieces = new PieceList(script);
    }

    Pieces run() {
        while (!pieces.hasFault() && lines.advance()) {
            if (lines.begins("--") && lines.find(MARK, lines.start()) >= 0) {
                annotation();
            } else {
                line();
            }
        }
        if (!pieces.hasFault()) {
            finish();
        }
        return pieces.pieces();
    }

    private void line() {
        if (from < 0 && (lines.begins("--") || lines.start() == lines.end())) {
            return;
        }
        if (ended) {
            // The block before had nothing in it, and its end still waits for a line to end with.
            fault(FaultKind.LOST_LINE);
            return;
        }
        if (from < 0) {
            from = lines.start();
        }
        to = lines.end();
        if (block < 0 && lines.endsWithSemicolon()) {
            emit();
        }
    }

    private void annotation() {
        char first = script.text().charAt(lines.start());
        if (first == ' ' || first == '\t') {
            fault(FaultKind.INDENTED_ANNOTATION);
            return;
        }
        switch (words()) {
            case "up", "down" -> section();
            case "statementbegin" -> begin();
            case "statementend" -> end();
            case "no transaction", "envsub on", "envsub off" -> {}
            default -> fault(FaultKind.UNKNOWN_ANNOTATION);
        }
    }

    private void section() {
        if (block >= 0 || hasText()) {
            finish();
        } else if (inSection) {
            fault(FaultKind.SECOND_SECTION);
        }
        if (!pieces.hasFault() && !pieces.isEmpty()) {
            pieces.fault(FaultKind.OUTSIDE_SECTION, lines.start(), lines.end());
        }
        inSection = true;
        from = -1;
    }

    private void begin() {
        if (block >= 0) {
            fault(FaultKind.NESTED_BLOCK);
            return;
        }
        block = lines.start();
        blockEnd = lines.end();
        ended = false;
    }

    private void end() {
        if (block < 0) {
            fault(FaultKind.STRAY_END);
            return;
        }
        block = -1;
        ended = true;
        if (from >= 0) {
            emit();
        }
    }

    private void emit() {
        pieces.add(from, to);
        from = -1;
        ended = false;
    }

    private boolean hasText() {
        for (int at = from; at >= 0 && at < to; at++) {
            if (!PieceList.isSpace(script.text().charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        if (block >= 0) {
            pieces.fault(FaultKind.UNENDED_BLOCK, block, blockEnd);
        } else if (hasText()) {
            unfinished();
        }
    }

    private void unfinished() {
        String text = script.text();
        int start = from;
        while (PieceList.isSpace(text.charAt(start))) {
            start++;
        }
        int end = to;
        while (PieceList.isSpace(text.charAt(end - 1))) {
            end--;
        }
        pieces.fault(FaultKind.UNFINISHED_STATEMENT, start, end);
    }

    private void fault(FaultKind kind) {
        pieces.fault(kind, lines.first(), lines.end());
    }

    /** What an annotation says, without its hyphens and its mark. */
    private String words() {
        String line = script.text().substring(lines.start(), lines.end());
        int mark = line.indexOf(MARK);
        String words = line.substring(0, mark) + line.substring(mark + MARK.length());
        return words.replace("--", "").strip().toLowerCase(Locale.ROOT);
    }
}
