package dev.stopover.catalog.effect;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.migration.Transaction;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An executed statement in its place: what stands before and after it, why PostgreSQL refuses it, and what it does to a
 * live database. Each is found when somebody first asks for it, and kept.
 */
public final class Moment implements Ranged {

    private final Executed executed;
    private final Transaction transaction;
    private final State before;
    private final Effects effects;
    private final int number;
    private Map<AlterTableAction, Moment> parts = Map.of();

    // A script may have a million moments, so that what nobody has asked for yet is null, and what says nothing is
    // shared.
    private State after;
    private Judged judged;

    /** Why a statement is refused, and what was noticed on the way if anything was. */
    private record Judged(Optional<Touches> noticed, List<Failure> failures) {

        static final Judged FINE = new Judged(Optional.empty(), List.of());
    }

    /**
     * A statement in its place among others.
     *
     * @param executed the statement
     * @param transaction the transaction that it meets
     * @param before what stands before it
     * @param effects what the statements of its script do
     * @param number its number among what the script executes
     */
    public Moment(Executed executed, Transaction transaction, State before, Effects effects, int number) {
        this.executed = executed;
        this.transaction = transaction;
        this.before = before;
        this.effects = effects;
        this.number = number;
    }

    /**
     * A statement by itself.
     *
     * @param executed the statement
     * @param transaction the transaction that it meets
     * @param before what stands before it
     * @param major the major version of PostgreSQL
     * @param answers what can be said of expressions and queries
     */
    public Moment(Executed executed, Transaction transaction, State before, int major, Answers answers) {
        this(executed, transaction, before, new Effects(major, answers, 1), 0);
    }

    /** The statement. */
    public Executed executed() {
        return executed;
    }

    /** What it says, whatever stands around it. */
    public Statement statement() {
        return executed.statement();
    }

    /** Where the statement stands in the file. */
    @Override
    public TextRange range() {
        return executed.range();
    }

    /** The transaction that it meets. */
    public Transaction transaction() {
        return transaction;
    }

    /** What stands just before it. */
    public State before() {
        return before;
    }

    /** What stands just after it; where the replay fails, and throws, that is what stood before it from then on. */
    public State after() {
        if (after == null) {
            after = before;
            after = before.after(executed, answers());
        }
        return after;
    }

    /**
     * Why PostgreSQL refuses it, whatever the rows are: the error that it ends with first, then what else would stand in
     * its way. Nothing is said of what follows a failure in its transaction, for it does not run.
     */
    public List<Failure> failures() {
        return judged().failures();
    }

    /** Those of the failures that are certain as the schema stands, wherever the statement runs. */
    public List<Failure> schemaFailures() {
        if (executed.statement() instanceof UnreadStatement || failures().isEmpty()) {
            return List.of();
        }
        return failures().stream()
                .filter(failure -> failure.when() == Failure.When.ALWAYS)
                .toList();
    }

    /** Why it is refused because it stands inside a transaction, if it is; nothing else is looked for. */
    public Optional<Failure> failureInside() {
        Situation situation = new Situation(this);
        return new Refusals(situation, new Touches(situation)).inside();
    }

    /** What it does to a live database. A DO block itself does nothing; what it runs are moments of their own. */
    public Effect effect() {
        Optional<Effect> known = effects.find(number);
        return known.isPresent() ? known.get() : findEffect();
    }

    private Effect findEffect() {
        Judged known = judged();
        Situation situation = new Situation(this);
        Touches touches = known.noticed().orElseGet(() -> new Touches(situation));
        Effect found = known.failures().isEmpty()
                ? Effect.of(situation, touches)
                : touches.refused(known.failures().get(0));
        return isSingleRow() ? effects.keepOfRow(number, found) : effects.keep(number, found);
    }

    /**
     * The same as if it were one of its actions alone. The constraints that the statement drops are gone for it, as they
     * are for PostgreSQL; of the other actions it knows nothing.
     */
    public Moment of(AlterTable alter, AlterTableAction action) {
        if (parts.isEmpty()) {
            parts = new IdentityHashMap<>();
        }
        return parts.computeIfAbsent(action, first -> alone(alter, action));
    }

    private Moment alone(AlterTable alter, AlterTableAction action) {
        List<AlterTableAction> actions = alter.actions().stream()
                .filter(other -> other == action || other instanceof DropConstraint)
                .toList();
        Executed alone = new Executed(alter.withActions(actions), executed.written(), executed.nesting());
        return new Moment(alone, transaction, before, major(), answers());
    }

    int major() {
        return effects.major();
    }

    Answers answers() {
        return effects.answers();
    }

    private boolean isSingleRow() {
        return executed.statement() instanceof Insert insert && insert.rows() == 1;
    }

    private Judged judged() {
        if (judged == null) {
            Situation situation = new Situation(this);
            Touches touches = new Touches(situation);
            List<Failure> failures = new Refusals(situation, touches).find();
            judged = failures.isEmpty() && touches.isBlank() ? Judged.FINE : new Judged(Optional.of(touches), failures);
        }
        return judged;
    }
}
