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

    private boolean inSection;
    private int block = -1;
    private int blockEnd;

    /** Where what was kept for the next piece stands, from its first line that is not blank to its last; -1 if all are. */
    private int from = -1;

    private int to;

    SqlMigrateLines(Excerpt script) {
        this.script = script;
        this.lines = new ScriptLines(script);
        this.pieces = new PieceList(script);
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
            finish();
        }
        return pieces.pieces();
    }

    private void line() {
        if (lines.first() < lines.end()) {
            from = from < 0 ? lines.first() : from;
            to = lines.end();
        }
        if (block < 0 && lines.endsWithSemicolon()) {
            emit();
        }
    }

    private void annotation() {
        switch (command()) {
            case "Up", "Down" -> {
                if (from >= 0) {
                    finish();
                }
                inSection = true;
            }
            case "StatementBegin" -> {
                if (inSection) {
                    block = lines.start();
                    blockEnd = lines.end();
                }
            }
            case "StatementEnd" -> {
                if (block >= 0) {
                    block = -1;
                    emit();
                }
            }
            case "" -> pieces.fault(FaultKind.UNKNOWN_ANNOTATION, lines.start(), lines.end());
            default -> {}
        }
    }

    private void emit() {
        if (from >= 0) {
            pieces.add(from, to);
        }
        from = -1;
    }

    private void finish() {
        if (block >= 0) {
            pieces.fault(FaultKind.UNENDED_BLOCK, block, blockEnd);
        } else if (from >= 0) {
            pieces.fault(FaultKind.UNFINISHED_STATEMENT, from, to);
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
