package dev.stopover.rule;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Apart;
import dev.stopover.migration.Later;
import dev.stopover.migration.Transaction;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule may ask about one executed statement in its place. */
public interface StatementContext extends ScriptContext {

    /** The statement in its place, with what stands around it and what it does. */
    Moment moment();

    /** What stands just before the statement. */
    default State state() {
        return moment().before();
    }

    /** The schema just before the statement. */
    default Catalog catalog() {
        return state().catalog();
    }

    /** The statement that is judged, in its place. */
    default Executed executed() {
        return moment().executed();
    }

    /** What the statement that is judged says. */
    default Statement statement() {
        return executed().statement();
    }

    /** Where the statement that is judged stands. */
    default Nesting nesting() {
        return executed().nesting();
    }

    /** The transaction that the statement meets. */
    default Transaction transaction() {
        return moment().transaction();
    }

    /**
     * Whether others may be using a relation when the statement runs: it is not temporary, and the script did not make
     * it. One that the history does not know is taken to exist.
     */
    default boolean existedBefore(QualifiedName relation) {
        return state().relation(relation).map(this::existedBefore).orElse(true);
    }

    /** Whether others may be using a relation when the statement runs. */
    default boolean existedBefore(Relation relation) {
        return new Existence(this).of(relation);
    }

    /**
     * Whether others may be using what a statement names, of whatever kind: what its script made, what lies on a relation
     * that it made, and what is temporary nobody else uses. What the history does not know is taken to exist.
     */
    default boolean existedBefore(ObjectReference object) {
        return new Existence(this).of(object);
    }

    /** Whether a column stood before the script on a relation that did; false where this very statement adds it. */
    default boolean columnExistedBefore(QualifiedName relation, String column) {
        return new Existence(this).ofColumn(relation, column);
    }

    /** Whether a constraint stood before the script on a table that did; false where this very statement adds it. */
    default boolean constraintExistedBefore(QualifiedName table, String constraint) {
        return new Existence(this).ofConstraint(table, constraint);
    }

    /** Whether a function stood before the script; one that the script only replaced did. */
    default boolean existedBefore(Function function) {
        return new Existence(this).of(function);
    }

    /**
     * Whether a relation is known to have no rows when the statement runs: its script made it, or emptied it with
     * TRUNCATE or a DELETE of all rows, and nothing that may have filled it has run since.
     */
    boolean isEmpty(QualifiedName relation);

    /** What comes after the statement, in its script and in the migrations that are judged with it. */
    Later later();

    /**
     * Whether the statement could be one that PostgreSQL refuses inside a transaction, such as CREATE INDEX CONCURRENTLY:
     * it stands outside a transaction, or its runner would end its own around it.
     */
    default boolean canRunApart() {
        return Apart.isPossible(transaction(), script());
    }

    /**
     * Where a statement that PostgreSQL refuses inside a transaction is to be written instead of this one, in the
     * runner's words, to follow a verb: "in a migration of its own that says -- +goose NO TRANSACTION".
     */
    default String apart() {
        return Apart.words(transaction(), script());
    }

    /** What the statement that is judged does to a live database. */
    default Effect effect() {
        return moment().effect();
    }

    /**
     * What one action of the statement that is judged does. The constraints that the statement drops are gone for it, as
     * they are for PostgreSQL; of the other actions it knows nothing.
     */
    default Effect effectOf(AlterTable alter, AlterTableAction action) {
        if (alter.actions().size() == 1 || effect().refusal().isPresent()) {
            return effect();
        }
        Effect effect = moment().of(alter, action).effect();
        return effect.refusal().isPresent() ? effect() : effect;
    }

    /** What the statement that is judged does to one relation, if it does anything. */
    default Optional<Touch> effectOn(QualifiedName relation) {
        return effect().on(state().resolve(relation));
    }

    /**
     * What the statement that is judged does to a relation with its partitions and children, as if they were one: the
     * strongest lock and all the work; empty if it does nothing to any of them.
     */
    default Optional<Touch> effectOnFamily(QualifiedName relation) {
        return effect().onAny(Family.of(relation, state()));
    }

    /**
     * What the statement that is judged does to the other relations that others may be using, as to those that a foreign
     * key refers to.
     *
     * @param relation the relation that is left out, with its partitions and children
     */
    default List<Touch> effectBeside(QualifiedName relation) {
        Set<ObjectName> family = Family.of(relation, state());
        return effect().standing().stream()
                .filter(touch -> !family.contains(touch.name()))
                .toList();
    }
}
