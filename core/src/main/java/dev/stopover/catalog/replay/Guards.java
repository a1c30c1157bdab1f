package dev.stopover.catalog.replay;

import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.rows.CatalogQueries;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Nesting;
import dev.stopover.syntax.RowLoop;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Answers the conditions of bodies and of scripts that ask PostgreSQL's catalogs whether something is there. Each is
 * answered once, when the first statement under it runs, as the server or the runner does; what cannot be answered is
 * taken to hold.
 */
public final class Guards {

    /**
     * The answers given so far.
     *
     * @param script whether each condition holds under which the whole script runs, by its place
     * @param written the statement of the script that runs, if any answers were given under it
     * @param answers whether each condition in that statement holds, by its number
     */
    public record Held(
            PersistentMap<TextRange, Optional<Boolean>> script,
            Optional<Statement> written,
            PersistentMap<Integer, Optional<Boolean>> answers) {

        /** None has been met. */
        public static final Held NONE = new Held(PersistentMap.empty(), Optional.empty(), PersistentMap.empty());
    }

    private Held held;

    Guards(Held held) {
        this.held = held;
    }

    Held held() {
        return held;
    }

    /** Runs a body with conditions of its own. */
    void inside(Runnable body) {
        Held outer = held;
        held = new Held(outer.script(), outer.written(), PersistentMap.empty());
        body.run();
        held = outer;
    }

    boolean hold(Nesting nesting, Statement written, Step step) {
        if (nesting.guards().isEmpty()) {
            return true;
        }
        if (held.written().filter(before -> before == written).isEmpty()) {
            held = new Held(held.script(), Optional.of(written), PersistentMap.empty());
        }
        for (Guard guard : nesting.guards()) {
            Optional<Boolean> truth = held.script()
                    .find(guard.range())
                    .or(() -> held.answers().find(guard.number()))
                    .orElseGet(() -> guard.loop().isPresent() ? run(guard.loop().get(), step) : truth(guard, step));
            held = nesting.block()
                    ? new Held(held.script(), held.written(), held.answers().with(guard.number(), truth))
                    : new Held(held.script().with(guard.range(), truth), held.written(), held.answers());
            if (truth.filter(known -> known == guard.otherwise()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Runs a loop whose rows are known; what stands for its turns where they are not does not run then. */
    private Optional<Boolean> run(RowLoop loop, Step step) {
        Optional<List<List<Executed>>> turns = new CatalogQueries(step.catalog(), step.session(), step.answers())
                .rows(loop.query())
                .flatMap(loop::turns)
                .filter(step.bodies()::mayRun);
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        Held outer = held;
        for (List<Executed> turn : turns.get()) {
            step.bodies().run(turn);
            held = outer;
        }
        return Optional.of(false);
    }

    /** Whether a condition holds; empty where that is not known. */
    private static Optional<Boolean> truth(Guard guard, Step step) {
        if (guard.condition().isEmpty()) {
            return Optional.empty();
        }
        Expression condition = guard.condition().get();
        boolean missing = guard.kind() == Guard.Kind.MISSING_OBJECT != guard.otherwise();
        return switch (guard.kind()) {
            case MISSING_OBJECT, EXISTING_OBJECT ->
                ExistenceConditions.of(condition, step.catalog(), step.session())
                        .map(exists -> exists != missing);
            case CONDITION -> new CatalogQueries(step.catalog(), step.session(), step.answers()).holds(condition);
            case DUPLICATE_PASSED_OVER, FAILURE_PASSED_OVER -> Optional.empty();
        };
    }
}
