package dev.stopover.migration;

import dev.stopover.migration.Pieces.FaultKind;
import dev.stopover.syntax.Excerpt;
import java.util.Locale;

/**
 * One section as the newest versions of goose read it; older ones are less strict about annotations. Comments and empty
 * lines before a statement are dropped, later ones are part of it.
 */
final class GooseLines {

    private static final String MARK = "+goose";

    private final ScriptLines lines;
    private final Excerpt script;
    private final PieceList pieces;
    private final KeptLines kept;
    private boolean inSection;
    private boolean ended;

    /** Whether a line was kept for the next piece, if only a blank one: goose drops no comments after it. */
    private boolean begun;

    GooseLines(Excerpt script) {
        this.script = script;
        this.lines = new ScriptLines(script);
        this.pieces = new PieceList(script);
        this.kept = new KeptLines(lines, pieces);
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
            kept.finish();
        }
        return pieces.pieces();
    }

    private void line() {
        if (!begun && (lines.begins("--") || lines.start() == lines.end())) {
            return;
        }
        if (ended) {
            // The block before had nothing in it, and its end still waits for a line to end with.
            fault(FaultKind.LOST_LINE);
            return;
        }
        begun = true;
        kept.keep();
        if (!kept.inBlock() && lines.endsWithSemicolon()) {
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
        if (kept.inBlock() || !kept.isEmpty()) {
            kept.finish();
        } else if (inSection) {
            fault(FaultKind.SECOND_SECTION);
        } else if (!pieces.isEmpty()) {
            fault(FaultKind.OUTSIDE_SECTION);
        }
        inSection = true;
    }

    private void begin() {
        if (kept.inBlock()) {
            fault(FaultKind.NESTED_BLOCK);
            return;
        }
        kept.beginBlock();
        ended = false;
    }

    private void end() {
        if (!kept.inBlock()) {
            fault(FaultKind.STRAY_END);
            return;
        }
        kept.endBlock();
        ended = true;
        if (begun) {
            emit();
        }
    }

    private void emit() {
        kept.emit();
        begun = false;
        ended = false;
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
