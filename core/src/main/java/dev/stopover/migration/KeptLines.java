package dev.stopover.migration;

import dev.stopover.migration.Pieces.FaultKind;

/** What runners that read a script line by line keep for the next statement, and the block that they are in. */
final class KeptLines {

    private final ScriptLines lines;
    private final PieceList pieces;

    private int block = -1;
    private int blockEnd;

    /** Where what was kept stands, from its first line that is not blank to its last; -1 if all are. */
    private int from = -1;

    private int to;

    KeptLines(ScriptLines lines, PieceList pieces) {
        this.lines = lines;
        this.pieces = pieces;
    }

    /** Whether there is nothing but blank lines. */
    boolean isEmpty() {
        return from < 0;
    }

    /** Whether a block is open, in which semicolons end nothing. */
    boolean inBlock() {
        return block >= 0;
    }

    /** Keeps the line. */
    void keep() {
        if (lines.first() < lines.end()) {
            from = from < 0 ? lines.first() : from;
            to = lines.end();
        }
    }

    /** Opens a block with the line. */
    void beginBlock() {
        block = lines.start();
        blockEnd = lines.end();
    }

    /** Ends the block. */
    void endBlock() {
        block = -1;
    }

    /** Sends what was kept. */
    void emit() {
        if (from >= 0) {
            pieces.add(from, to);
        }
        from = -1;
    }

    /** The section ends: a block that is open, or else a statement that nothing has ended, is a fault. */
    void finish() {
        if (block >= 0) {
            pieces.fault(FaultKind.UNENDED_BLOCK, block, blockEnd);
        } else if (from >= 0) {
            pieces.fault(FaultKind.UNFINISHED_STATEMENT, from, to);
        }
    }
}
