package dev.stopover.rules.locking;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.PrimaryKeyConstraint;
import java.util.stream.Collectors;

/** A primary key rests on an index and on NOT NULL: the one is built, the other checked, while the table is locked. */
public final class PrimaryKeyBuildsIndex extends StatementRule {

    /** The rule. */
    public PrimaryKeyBuildsIndex() {
        super(RuleInfo.error(
                        "primary-key-builds-index", "A primary key builds its index or reads its table under a lock")
                .inRollback(Severity.NOTE)
                .tags("constraint", "primary-key", "index", "lock"));
    }

    @Override
    public void visit(AlterTable alter, AddConstraint action, StatementContext context) {
        if (!(action.constraint() instanceof PrimaryKeyConstraint key)) {
            return;
        }
        Live live = Live.of(alter, action, context);
        if (live.builds()) {
            String columns = key.columns().stream().map(Object::toString).collect(Collectors.joining(", "));
            context.report(
                            key.keywords(),
                            "The index of this primary key is built over all of %s under %s."
                                    .formatted(alter.table(), live.lock()))
                    .help(("Run CREATE UNIQUE INDEX CONCURRENTLY … ON %s (%s); %s,"
                                    + " then ALTER TABLE %1$s ADD PRIMARY KEY USING INDEX …; in a later one.")
                            .formatted(alter.table(), columns, context.apart()));
        } else if (live.reads().isYes()) {
            context.report(
                            key.keywords(),
                            "The columns of this primary key still allow nulls, so all of %s is read for them under %s."
                                    .formatted(alter.table(), live.lock()))
                    .help("Set its columns NOT NULL in an earlier migration.");
        }
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        action.column().constraints().stream()
                .filter(PrimaryKeyConstraint.class::isInstance)
                .findFirst()
                .filter(key -> Live.of(alter, action, context).builds())
                .ifPresent(key -> context.report(
                                ((PrimaryKeyConstraint) key).keywords(),
                                "The index of this primary key is built over all of %s under %s."
                                        .formatted(
                                                alter.table(),
                                                Live.of(alter, action, context).lock()))
                        .help("Add the column, fill it in batches, build its unique index CONCURRENTLY,"
                                + " and add the primary key USING INDEX in a later migration."));
    }
}
