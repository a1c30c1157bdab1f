package dev.stopover.migration;

import dev.stopover.migration.Pieces.FaultKind;
import dev.stopover.syntax.Excerpt;

/**
 * One section as sql-migrate reads it. It drops every line that begins with two hyphens and a blank, wherever it stands,
 * passes over what stands before the first section, and over annotations that match nothing.
 */
final class SqlMigrateLines {

    private static final String MARK = "-- +migrate ";

    private final ScriptLines lines;
    private final Excerpt script;
    private final PieceList pieces;
    private final KeptLines kept;
    private boolean inSection;

    SqlMigrateLines(Excerpt script) {
        this.script = script;
        this.lines = new ScriptLines(script);
        this.pieces = new PieceList(script);
        this.kept = new KeptLines(lines, pieces);
    }

    Pieces run() {
        while (!pieces.hasFault() && lines.advance()) {
            if (lines.has(MARK, lines.start())) {
                annotation();
            } else if (inSection && !lines.has("-- ", lines.start())) {
                line();
            }
        }
        if (!pieces.hasFault()) {
            kept.finish();
        }
        return pieces.pieces();
    }

    private void line() {
        kept.keep();
        if (!kept.inBlock() && lines.endsWithSemicolon()) {
            kept.emit();
        }
    }

    private void annotation() {
        switch (command()) {
            case "Up", "Down" -> {
                if (!kept.isEmpty()) {
                    kept.finish();
                }
                inSection = true;
            }
            case "StatementBegin" -> {
                if (inSection) {
                    kept.beginBlock();
                }
            }
            case "StatementEnd" -> {
                if (kept.inBlock()) {
                    kept.endBlock();
                    kept.emit();
                }
            }
            case "" -> pieces.fault(FaultKind.UNKNOWN_ANNOTATION, lines.start(), lines.end());
            default -> {}
        }
    }

    /** The first word after the mark. */
    private String command() {
        String rest = script.text()
                .substring(lines.start() + MARK.length(), lines.end())
                .strip();
        int end = 0;
        while (end < rest.length() && !PieceList.isSpace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }
}
