package dev.stopover.rules.locking;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.catalog.effect.Truth;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.QualifiedName;
import java.util.function.Function;

/**
 * What a statement does to tables with rows that others may be using. Tables that the script itself makes, temporary
 * ones and those that are known to be empty count for nothing.
 *
 * @param table the table that the statement is about
 * @param effect what it does
 * @param before what stands before it
 */
public record Live(QualifiedName table, Effect effect, State before) {

    private static final int OLDEST_IN_USE = 13;

    /** What one action of ALTER TABLE does. */
    public static Live of(AlterTable alter, AlterTableAction action, StatementContext context) {
        return of(alter.table(), context.effectOf(alter, action), context);
    }

    /** What the statement that is judged does. */
    public static Live of(QualifiedName table, StatementContext context) {
        return of(table, context.effect(), context);
    }

    private static Live of(QualifiedName table, Effect effect, StatementContext context) {
        return new Live(table, context.isEmpty(table) ? Effect.NONE : effect, context.state());
    }

    /** Whether all rows of a table are written anew. */
    public Truth rewrites() {
        return any(Touch::rewrite);
    }

    /** Whether all rows of a table are read. */
    public Truth reads() {
        return any(Touch::scan);
    }

    /** Whether an index is built over a table. */
    public boolean builds() {
        return any(touch -> Truth.of(touch.indexBuild())).isYes();
    }

    /** The lock on the table, and what it keeps waiting, to follow a verb. */
    public String lock() {
        return effect.on(before.resolve(table))
                .flatMap(touch -> touch.lockWords(table.toString()))
                .orElse("a lock on " + table);
    }

    /** The oldest version of PostgreSQL for which advice has to be good: the one that is stated, or one that is old. */
    public static int oldest(RuleContext context) {
        return context.history().target().postgres().isPresent() ? context.postgres() : OLDEST_IN_USE;
    }

    private Truth any(Function<Touch, Truth> question) {
        Truth answer = Truth.NO;
        for (Touch touch : effect.touches()) {
            if (!touch.born() && touch.kind().holdsRows()) {
                answer = answer.or(question.apply(touch));
            }
        }
        return answer;
    }
}
