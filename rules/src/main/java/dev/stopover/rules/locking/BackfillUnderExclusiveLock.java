package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that are changed in the transaction that has altered their table are changed behind closed doors. */
public final class BackfillUnderExclusiveLock extends ScriptRule {

    public BackfillUnderExclusiveLock() {
        super(error("backfill-under-exclusive-lock", "Rows are changed in the transaction that has altered their table")
                .underLock("backfill", "transaction"));
    }

    @Override
    protected void check(ScriptContext context) {
        List<Moment> moments = context.moments();
        // What is altered behind the last change of rows matters to nobody, and few scripts change rows.
        int last = moments.size() - 1;
        while (last > 0 && target(moments.get(last), context).isEmpty()) {
            last--;
        }
        Map<List<Object>, Moment> held = new HashMap<>();
        Map<List<Object>, Draft> told = new HashMap<>();
        for (Moment moment : moments.subList(0, Math.max(0, last + 1))) {
            int transaction = moment.transaction().number();
            target(moment, context).ifPresent(name -> {
                ObjectName table = moment.before().resolve(name);
                List<Object> here = List.of(transaction, table);
                Moment altered = held.remove(here);
                if (altered != null && told.containsKey(here)) {
                    told.get(here).related(moment.statement().keywords(), "Rows of it are changed here too.");
                } else if (altered != null) {
                    Touch touch = altered.effect().on(table).orElseThrow();
                    told.put(here, report(name, touch, moment, altered, context));
                }
            });
            // Who turns a trigger off to change rows cannot change them elsewhere.
            boolean forTheRows = moment.statement() instanceof AlterTable alter
                    && alter.actions().stream().allMatch(SetTriggerState.class::isInstance);
            for (Touch touch : moment.effect().standing()) {
                if (!forTheRows && touch.kind().holdsRows() && touch.blocksWrites()) {
                    held.putIfAbsent(List.of(transaction, touch.name()), moment);
                }
            }
            if (moment.statement() instanceof Truncate truncate) {
                truncate.tables()
                        .forEach(name ->
                                held.remove(List.of(transaction, moment.before().resolve(name))));
            }
        }
    }

    private static Draft report(QualifiedName name, Touch touch, Moment moment, Moment altered, ScriptContext context) {
        return context.report(
                        moment.statement().keywords(),
                        "Rows of %s are changed while the transaction holds %s.",
                        name,
                        touch.lockWords(name.toString()).orElse("a lock"))
                .help("Split the migration here: what stands before in one, these rows in a second, some thousands at a"
                        + " time, and what follows in a third.")
                .related(altered, "The lock is taken here, and held until the transaction ends.")
                .atMost(Severity.WARNING, !touch.blocksReads());
    }

    /** The table of which a statement may change many rows. */
    private static Optional<QualifiedName> target(Moment moment, ScriptContext context) {
        Statement statement = moment.statement();
        if (statement instanceof Update update) {
            return Optional.of(update.table()).filter(name -> mayBeMany(name, update.where(), moment, context));
        } else if (statement instanceof Delete delete) {
            return Optional.of(delete.table()).filter(name -> mayBeMany(name, delete.where(), moment, context));
        } else if (statement instanceof Merge merge) {
            return Optional.of(merge.table());
        }
        return statement instanceof Insert insert && insert.source() == InsertSource.QUERY
                ? Optional.of(insert.table()).filter(name -> readsATable(insert, context))
                : Optional.empty();
    }

    private static boolean readsATable(Insert insert, ScriptContext context) {
        return context.ask(insert.query())
                .filter(answer -> !answer.relations().isEmpty())
                .isPresent();
    }

    /** A condition on all columns of a unique index, without a subquery, picks a few rows. */
    private static boolean mayBeMany(
            QualifiedName table, Optional<Expression> where, Moment moment, ScriptContext context) {
        return where.flatMap(context::ask)
                .filter(answer -> answer.relations().isEmpty())
                .filter(answer -> moment.before().relation(table).stream()
                        .flatMap(relation -> relation.indexes().values().stream())
                        .anyMatch(index -> index.unique()
                                && index.keys().stream()
                                        .allMatch(key -> answer.columns().stream()
                                                .anyMatch(used -> key.column()
                                                        .filter(used.column()::equals)
                                                        .isPresent()))))
                .isEmpty();
    }
}
