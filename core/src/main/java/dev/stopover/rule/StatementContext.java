package dev.stopover.rule;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Refusal;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Transaction;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.QualifiedName;
import java.util.Optional;

/** What a rule may ask about one executed statement in its place. */
public interface StatementContext extends ScriptContext {

    /** What stands just before the statement. */
    State state();

    /** The schema just before the statement. */
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

    /** What the statement that is judged does to a live database. */
    Effect effect();

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
}
