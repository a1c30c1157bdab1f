package dev.stopover.rules.rewrites;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;

/** A serial or identity column numbers every row that is there, so all of them are written. */
public final class SerialColumnOnExistingTable extends StatementRule {

    public SerialColumnOnExistingTable() {
        super(error("serial-column-on-existing-table", "A serial or identity column numbers every row under a lock")
                .underLock("rewrite", "serial", "identity"));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        ColumnDefinition column = action.column();
        Live live = Live.of(alter, action, context);
        if (NewColumns.isNumbered(column) && live.rewrites().isYes()) {
            Ranged place = column.identity().isPresent()
                    ? column.identity().get()
                    : column.type().orElseThrow();
            context.report(
                            place,
                            "%s gets a number in every row, so all of %s is written anew under %s.",
                            column.name(),
                            alter.table(),
                            live.lock())
                    .help(
                            "Add %s as a plain bigint, give it DEFAULT nextval(…) of a new sequence, fill old rows in batches,"
                                    + " and make it NOT NULL and an identity in a later migration.",
                            column.name());
        }
    }
}
