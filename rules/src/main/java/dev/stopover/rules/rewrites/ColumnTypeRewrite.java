package dev.stopover.rules.rewrites;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Names;

/** Where the old values of a column cannot stay as they are, another type for it writes the whole table anew. */
public final class ColumnTypeRewrite extends StatementRule {

    public ColumnTypeRewrite() {
        super(error("column-type-rewrite", "Another type for a column writes its whole table anew")
                .underLock("rewrite", "type"));
    }

    @Override
    public void visit(AlterTable alter, AlterColumnType action, StatementContext context) {
        Live live = Live.of(alter, action, context);
        DataType type = context.state().type(action.type());
        String change = "Changing %s to %s".formatted(action.column(), type);
        String rewriting = "%s writes all of %s anew under %s".formatted(change, alter.table(), live.lock());
        switch (live.rewrites()) {
            case YES -> context.report(action.keywords(), rewriting + ".").help(otherWay(alter, action, type));
            case UNKNOWN ->
                context.report(action.keywords(), rewriting + ", unless its values can stay as they are.")
                        .help(otherWay(alter, action, type))
                        .atMost(Severity.WARNING);
            case NO -> reportReading(alter, action, live, change, context);
        }
    }

    /** The values stay; an index whose order changes is built anew, and checks are made once more. */
    private static void reportReading(
            AlterTable alter, AlterColumnType action, Live live, String change, StatementContext context) {
        boolean indexes = live.effect().touches().stream()
                .anyMatch(touch ->
                        touch.kind() == RelationKind.INDEX && touch.rewrite().isYes());
        if (live.reads().isYes()) {
            context.report(
                            action.keywords(),
                            "%s keeps the rows of %s, and reads them all to %s under %s.",
                            change,
                            alter.table(),
                            indexes ? "build an index anew" : "check its constraints once more",
                            live.lock())
                    .help(
                            indexes
                                    ? "Drop the index CONCURRENTLY before, and build it CONCURRENTLY again afterwards."
                                    : "Drop the CHECK on %s before, add it NOT VALID again, and validate it in a later migration."
                                            .formatted(action.column()))
                    .atMost(Severity.WARNING);
        }
    }

    private static String otherWay(AlterTable alter, AlterColumnType action, DataType type) {
        return ("Run ALTER TABLE %s ADD COLUMN %s %s; keep it in step with a trigger, fill it in batches,"
                        + " and let a later migration put it in the place of %s.")
                .formatted(alter.table(), Names.quoted("new_" + action.column().value()), type, action.column());
    }
}
