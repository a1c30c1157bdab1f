package dev.stopover.rules.locking;

import dev.stopover.catalog.Table;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ForeignKeyConstraint;

/** A foreign key without NOT VALID is checked on every row while nobody can write to either table. */
public final class ForeignKeyValidatedAtOnce extends StatementRule {

    private static final int NOT_VALID_ON_PARTITIONED_TABLES = 18;

    public ForeignKeyValidatedAtOnce() {
        super(error("foreign-key-validated-at-once", "A foreign key is checked on every row under a lock")
                .underLock("constraint", "foreign-key"));
    }

    @Override
    public void visit(AddedConstraint added, StatementContext context) {
        if (!(added.constraint() instanceof ForeignKeyConstraint key)
                || !(context.statement() instanceof AlterTable alter)
                || !context.existedBefore(alter.table())) {
            return;
        }
        Live live = Live.of(alter, added.action().orElseThrow(), context);
        if (!live.reads().isYes()) {
            return;
        }
        Draft draft = context.report(
                key.keywords(),
                "This foreign key is checked on every row of %s under %s; %s is locked as well.",
                alter.table(),
                live.lock(),
                key.references());
        boolean partitioned = context.state()
                .table(alter.table())
                .filter(Table::isPartitioned)
                .isPresent();
        if (partitioned && Live.oldest(context) < NOT_VALID_ON_PARTITIONED_TABLES) {
            draft.help(
                    "Add it when little is written: before PostgreSQL 18 a partitioned table has no NOT VALID for it.");
        } else if (added.action().get() instanceof AddConstraint) {
            draft.help(
                            "Add it NOT VALID, then run ALTER TABLE %s VALIDATE CONSTRAINT %s; in a later migration.",
                            alter.table(), key.name().map(Object::toString).orElse("…"))
                    .fix(Fix.unsafe("Add NOT VALID", Edit.insertAfter(key, " NOT VALID")));
        } else {
            draft.help("Add the column without REFERENCES, then the foreign key NOT VALID, and validate it later.");
        }
    }
}
