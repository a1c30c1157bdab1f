package dev.stopover.rule;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Refusal;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Direction;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.QueryAnswer;
import java.util.Optional;

/** What a rule may ask, and where its findings go. */
public interface RuleContext {

    /** The history that is replayed. */
    History history();

    /** The migration that is judged. */
    Migration migration();

    /** The script that is judged. */
    Script script();

    /** Which way the script goes. */
    default Direction direction() {
        return script().direction();
    }

    /** What stands just before the statement, or at the end of what is judged as a whole. */
    State state();

    /** The schema just before the statement, or at the end of what is judged as a whole. */
    default Catalog catalog() {
        return state().catalog();
    }

    /** What stands before the script that is judged. */
    State beforeScript();

    /** The statement that is judged, in its place. */
    Executed executed();

    /** Where the statement that is judged stands. */
    default Nesting nesting() {
        return executed().nesting();
    }

    /** The transaction that the statement meets. */
    Transaction transaction();

    /** The value of one of the rule's options. */
    <T> T option(Property<T> property);

    /**
     * Whether others may be using a relation when the statement runs: it is not temporary, and the script did not make
     * it. One that the history does not know is taken to exist.
     */
    default boolean existedBefore(QualifiedName name) {
        return state().relation(name).map(this::existedBefore).orElse(true);
    }

    /** Whether others may be using a relation when the statement runs. */
    default boolean existedBefore(Relation relation) {
        boolean temporary = relation instanceof Table table && table.isTemporary();
        return !temporary
                && relation.origin()
                        .filter(origin ->
                                origin.migration() == state().migration() && origin.direction() == direction())
                        .isEmpty();
    }

    /** The major version of PostgreSQL that the history is for. */
    default int postgres() {
        return Effect.major(history().target().postgres());
    }

    /** What the statement that is judged does to a live database. */
    default Effect effect() {
        return Effect.of(executed(), state(), transaction().inside(), postgres(), answers());
    }

    /** Why PostgreSQL refuses the statement that is judged because it stands inside a transaction, if it does. */
    default Optional<Refusal> refusalInside() {
        return transaction().inside()
                ? Effect.refusalInside(executed(), state(), postgres(), answers())
                : Optional.empty();
    }

    /** What the statement that is judged does to one relation, if it does anything. */
    default Optional<Touch> effectOn(QualifiedName relation) {
        return effect().on(state().resolve(relation));
    }

    /** What can be said of expressions and queries. */
    Answers answers();

    /** What can be said of an expression; empty if nothing can be, and then the rule stays silent. */
    default Optional<ExpressionAnswer> ask(Expression expression) {
        return answers().ask(expression);
    }

    /** What can be said of a query or data change; empty if nothing can be, and then the rule stays silent. */
    default Optional<QueryAnswer> ask(Query query) {
        return answers().ask(query);
    }

    /** The same for another script of the history, so that a finding can be reported there. */
    RuleContext in(Migration migration, Script script);

    /**
     * Reports a finding.
     *
     * @param place the smallest run of the script that shows the fault
     * @param message what is wrong, one sentence with a full stop
     */
    Draft report(Ranged place, String message);

    /**
     * Reports a finding about the script as a whole.
     *
     * @param message what is wrong, one sentence with a full stop
     */
    Draft reportScript(String message);
}
