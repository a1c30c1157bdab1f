package dev.stopover.catalog.effect;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a statement does to a live database. Everything said here is held to measurements on PostgreSQL's servers.
 *
 * @param touches what it does to each relation, the one that it is about first
 * @param refusal why PostgreSQL is certain to refuse it; then it does nothing
 * @param risks why PostgreSQL may refuse it, depending on the rows
 * @param unknown what is not known and limits the answer, each in a few words
 */
public record Effect(List<Touch> touches, Optional<Failure> refusal, List<Failure> risks, List<String> unknown) {

    /** A statement that touches no relation. */
    public static final Effect NONE = new Effect(List.of(), Optional.empty(), List.of(), List.of());

    /** The oldest major version of PostgreSQL that is known here. */
    public static final int OLDEST = 11;

    /** The newest major version of PostgreSQL that is known here. */
    public static final int NEWEST = 18;

    /** Keeps copies of the lists. */
    public Effect {
        touches = List.copyOf(touches);
        risks = List.copyOf(risks);
        unknown = List.copyOf(unknown);
    }

    /** What a statement does that PostgreSQL does not refuse. */
    static Effect of(Situation situation, Touches touches) {
        situation.executed().statement().accept(new StatementEffects(situation, touches), null);
        return touches.effect();
    }

    /** The version to ask for: the nearest one that is known here, and the newest where none is stated. */
    public static int major(OptionalInt stated) {
        return Math.max(OLDEST, Math.min(NEWEST, stated.orElse(NEWEST)));
    }

    /** The same where there are no rows to rewrite, read or build an index over. */
    public Effect atOnce() {
        return new Effect(touches.stream().map(Touch::atOnce).toList(), refusal, risks, unknown);
    }

    /** What it does to a relation, if it does anything. */
    public Optional<Touch> on(ObjectName relation) {
        return touches.stream().filter(touch -> touch.name().equals(relation)).findFirst();
    }

    /** What it does to some of the relations, as if they were one: the strongest lock and all the work. */
    public Optional<Touch> onAny(Collection<ObjectName> relations) {
        return touches.stream()
                .filter(touch -> relations.contains(touch.name()))
                .reduce(Touch::and);
    }

    /** What it does to relations that others may be using. */
    public List<Touch> standing() {
        return touches.stream().filter(touch -> !touch.born()).toList();
    }

    /** The relations whose size says how long the statement takes; empty if it is done at once when it has its locks. */
    public List<Touch> proportionalTo() {
        return touches.stream().filter(touch -> touch.work().isYes()).toList();
    }

    /** Whether nothing that would limit the answer is unknown. */
    public boolean certain() {
        return unknown.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Effect effect
                && touches.equals(effect.touches)
                && refusal.equals(effect.refusal)
                && risks.equals(effect.risks)
                && unknown.equals(effect.unknown);
    }

    @Override
    public int hashCode() {
        return 31 * touches.hashCode() + unknown.hashCode();
    }
}
