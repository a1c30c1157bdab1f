package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Preset;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.ValidateConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Neighbours that alter one table lock it, and read or write it, once each where once would do. */
public final class CombinableAlterTable extends ScriptRule {

    public CombinableAlterTable() {
        super(note("combinable-alter-table", "Several ALTER TABLEs of one table could be one")
                .preset(Preset.ALL)
                .tags("lock"));
    }

    @Override
    protected void check(ScriptContext context) {
        List<AlterTable> run = new ArrayList<>();
        ObjectName table = null;
        for (Moment moment : context.moments()) {
            boolean goes = !run.isEmpty()
                    && isCombinable(moment)
                    && moment.before()
                            .resolve(((AlterTable) moment.statement()).table())
                            .equals(table)
                    && agree(run, (AlterTable) moment.statement());
            if (!goes) {
                report(run, context);
                run.clear();
            }
            if (isCombinable(moment)) {
                AlterTable alter = (AlterTable) moment.statement();
                table = moment.before().resolve(alter.table());
                run.add(alter);
            }
        }
        report(run, context);
    }

    private static boolean isCombinable(Moment moment) {
        return moment.statement() instanceof AlterTable alter
                && alter.kind() == ObjectKind.TABLE
                && moment.executed().nesting().certain()
                && moment.effect().standing().stream()
                        .map(Touch::name)
                        .anyMatch(moment.before().resolve(alter.table())::equals)
                && none(
                        alter,
                        action -> action instanceof ValidateConstraint
                                || action instanceof AttachPartition
                                || action instanceof DetachPartition);
    }

    /** A CHECK that is dropped in the same statement spares no scan to SET NOT NULL. */
    private static boolean agree(List<AlterTable> run, AlterTable next) {
        return run.get(0).only() == next.only()
                && (none(next, DropConstraint.class::isInstance)
                        || run.stream().allMatch(alter -> none(alter, SetNotNull.class::isInstance)));
    }

    private static boolean none(AlterTable alter, Predicate<AlterTableAction> which) {
        return alter.actions().stream().noneMatch(which);
    }

    private static void report(List<AlterTable> run, ScriptContext context) {
        if (run.size() > 1) {
            context.report(
                            run.get(0).keywords(),
                            "This and the next %s could be one: it would lock %s once, and read or write it once.",
                            run.size() == 2 ? "ALTER TABLE" : run.size() - 1 + " ALTER TABLEs",
                            run.get(0).table())
                    .help(
                            "Write the actions of all of them, with commas between, after one ALTER TABLE %s.",
                            run.get(0).table());
        }
    }
}
