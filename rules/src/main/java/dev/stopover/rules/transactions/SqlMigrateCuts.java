package dev.stopover.rules.transactions;

import dev.stopover.migration.Migration;
import dev.stopover.migration.Pieces;
import dev.stopover.migration.Script;
import dev.stopover.migration.SqlMigrateSplitter;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Statement;
import java.util.List;

/**
 * What sql-migrate cuts apart, refuses or passes over. Its sections are read by other programs too, and where migrations
 * follow one that it could not have run, one of those runs them.
 */
final class SqlMigrateCuts {

    private static final StatementBlocks BLOCKS = new StatementBlocks("sql-migrate", "-- +migrate ");

    /** So many migrations are not written after one that fails everywhere. */
    private static final int SOON = 5;

    /** How far back is looked for one that fails. */
    private static final int WINDOW = 100;

    private SqlMigrateCuts() {}

    /** Reports what sql-migrate makes of a script of a migration. */
    static void report(Script script, Migration migration, ScriptContext context) {
        Pieces pieces = pieces(script);
        Statement cut = BLOCKS.firstCut(script, pieces);
        if (cut == null) {
            passedOver(script, pieces, context);
            BLOCKS.report(script, pieces, context);
            return;
        }
        List<Migration> all = context.history().migrations();
        int number = all.size() - 1;
        while (number >= 0 && all.get(number) != migration) {
            number--;
        }
        int earlier = earlier(number, all);
        if (earlier >= 0 && all.size() - earlier > SOON) {
            return;
        }
        if (script == migration.up() && all.size() - number > SOON) {
            context.report(
                            cut.keywords(),
                            "sql-migrate would end this statement at its first line with a semicolon, but %d migrations "
                                    + "follow: something else seems to run them.",
                            all.size() - number - 1)
                    .help("Set runner in stopover.toml to what runs them.")
                    .atMost(Severity.NOTE);
            return;
        }
        BLOCKS.report(script, pieces, context);
    }

    private static void passedOver(Script script, Pieces pieces, ScriptContext context) {
        for (Statement statement : script.statements()) {
            if (pieces.fault().isEmpty() && pieces.at(statement.range().start()) < 0) {
                context.report(
                                statement.keywords(),
                                "sql-migrate never runs this statement: it stands before the first section.")
                        .help("Move it below the line -- +migrate Up or -- +migrate Down.");
                return;
            }
        }
    }

    /** The number of an earlier migration that is cut; -1 if none is near. */
    private static int earlier(int number, List<Migration> all) {
        for (int i = Math.max(0, number - WINDOW); i < number; i++) {
            Script up = all.get(i).up();
            if (up.delivery().splitter().orElse(null) instanceof SqlMigrateSplitter
                    && BLOCKS.firstCut(up, pieces(up)) != null) {
                return i;
            }
        }
        return -1;
    }

    private static Pieces pieces(Script script) {
        return new SqlMigrateSplitter().pieces(script.tokens().excerpt());
    }
}
