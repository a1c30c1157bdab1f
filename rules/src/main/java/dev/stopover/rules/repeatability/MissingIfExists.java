package dev.stopover.rules.repeatability;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** A DROP without IF EXISTS fails where its object is gone already, as when a script is run again. */
public final class MissingIfExists extends ChangeSetRule {

    static final Property<Integer> AT_ONCE = Property.number(
            "at-once",
            "How many are reported one by one in a history that leaves many without; more become one finding.",
            20);

    /** The rule. */
    public MissingIfExists() {
        super(RuleInfo.warning("missing-if-exists", "An object is dropped without IF EXISTS")
                .inRollback(Severity.NOTE)
                .tags("idempotency")
                .options(AT_ONCE)
                .since("0.1"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        List<Guarding> all = new ArrayList<>();
        for (Migration migration : history.migrations()) {
            collect(migration, migration.up(), all);
            migration.down().ifPresent(down -> collect(migration, down, all));
        }
        List<Guarding> judged = Guarding.judged(all, changes, UnknownObject::reports, context);
        if (!judged.isEmpty()) {
            Guarding.report(
                    judged,
                    Guarding.isOneDecision(all, judged, context.option(AT_ONCE)),
                    "%s fails where it is gone already",
                    "Write IF EXISTS before the name.",
                    context);
        }
    }

    private static void collect(Migration migration, Script script, List<Guarding> all) {
        for (Executed executed : script.executed()) {
            boolean guarded =
                    executed.nesting().guards().stream().anyMatch(guard -> guard.kind() == Guard.Kind.EXISTING_OBJECT);
            if (executed.statement() instanceof Drop drop) {
                String words =
                        "DROP " + drop.kind() + " " + drop.objects().get(0).name();
                all.add(new Guarding(migration, script, executed, drop.keywords(), words, guarded || drop.ifExists()));
            } else if (executed.statement() instanceof AlterTable alter && alter.kind() == ObjectKind.TABLE) {
                for (AlterTableAction action : alter.actions()) {
                    if (action instanceof DropColumn drop) {
                        String words = "DROP COLUMN " + drop.column();
                        all.add(new Guarding(migration, script, executed, drop, words, guarded || drop.ifExists()));
                    } else if (action instanceof DropConstraint drop) {
                        String words = "DROP CONSTRAINT " + drop.constraint();
                        all.add(new Guarding(migration, script, executed, drop, words, guarded || drop.ifExists()));
                    }
                }
            }
        }
    }
}
