package dev.stopover.engine;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.engine.LockTimeline.Entry;
import dev.stopover.syntax.LockMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The locks that the transactions of a script have come to hold, while somebody goes through its statements in order. */
public final class HeldLocks {

    /**
     * A lock and what took it.
     *
     * @param mode its mode
     * @param entry the first statement that took it in this mode
     */
    public record Held(LockMode mode, Entry entry) {}

    private record Key(int transaction, ObjectName relation) {}

    private final Map<Key, Held> strongest = new HashMap<>();

    /** The strongest lock that the transaction of a statement has on a relation so far, if any. */
    public Optional<Held> on(ObjectName relation, Entry entry) {
        return Optional.ofNullable(strongest.get(new Key(entry.transaction().number(), relation)));
    }

    /** Adds the locks that a statement takes. */
    public void take(Entry entry) {
        for (Touch touch : entry.effect().touches()) {
            if (touch.lock().isPresent()) {
                Held taken = new Held(touch.lock().get(), entry);
                strongest.merge(
                        new Key(entry.transaction().number(), touch.name()),
                        taken,
                        (held, more) -> more.mode().compareTo(held.mode()) > 0 ? more : held);
            }
        }
    }
}
