package dev.stopover.catalog.effect;

import dev.stopover.catalog.ObjectName;
import dev.stopover.syntax.LockMode;
import java.util.Optional;

/**
 * What a statement does to one relation.
 *
 * @param kind what kind of relation it is
 * @param name its name before the statement
 * @param known whether the history made it; one that it did not make is taken to exist
 * @param born whether the migration that runs made it, or it is temporary: nobody else can be waiting for it
 * @param lock the strongest lock that the statement takes on it; empty where it takes none that anybody would meet
 * @param rewrite whether it gets a new file; an index that does is built anew
 * @param scan whether all its rows are read
 * @param indexBuild whether a new index is built over it
 */
public record Touch(
        RelationKind kind,
        ObjectName name,
        boolean known,
        boolean born,
        Optional<LockMode> lock,
        Truth rewrite,
        Truth scan,
        boolean indexBuild) {

    /** Whether the work on it takes the longer the larger it is. */
    public Truth work() {
        return rewrite.or(scan).or(Truth.of(indexBuild));
    }

    /** Whether nobody else can write to it while the lock is held. */
    public boolean blocksWrites() {
        return lock.filter(LockMode::blocksWrites).isPresent();
    }

    /** Whether nobody else can read it while the lock is held. */
    public boolean blocksReads() {
        return lock.filter(LockMode::blocksReads).isPresent();
    }

    /** What waits on it while the lock is held, in plain words; empty if only stronger locks do. */
    public Optional<String> blocks() {
        return lock.flatMap(Touch::blocks);
    }

    /** The lock and what it keeps waiting, to follow a verb: "a SHARE lock on orders, which blocks writes". */
    public Optional<String> lockWords(String relation) {
        return lock.map(mode -> "%s %s lock on %s%s"
                .formatted(
                        mode.name().startsWith("A") || mode.name().startsWith("E") ? "an" : "a",
                        mode,
                        relation,
                        blocks(mode).map(waiting -> ", which blocks " + waiting).orElse("")));
    }

    /** What waits while a lock of a mode is held, in plain words; empty if only changes of the schema do. */
    public static Optional<String> blocks(LockMode lock) {
        if (lock.blocksReads()) {
            return Optional.of("reads and writes");
        }
        if (lock.blocksWrites()) {
            return Optional.of("writes");
        }
        return lock == LockMode.SHARE_UPDATE_EXCLUSIVE ? Optional.of("other schema changes") : Optional.empty();
    }

    /** The lock without the work. */
    Touch atOnce() {
        return new Touch(kind, name, known, born, lock, Truth.NO, Truth.NO, false);
    }

    /** Both at once: the stronger lock and all the work. */
    public Touch and(Touch other) {
        Optional<LockMode> stronger =
                lock.isEmpty() || other.lock.isPresent() && other.lock.get().compareTo(lock.get()) > 0
                        ? other.lock
                        : lock;
        return new Touch(
                kind,
                name,
                known,
                born,
                stronger,
                rewrite.or(other.rewrite),
                scan.or(other.scan),
                indexBuild || other.indexBuild);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Touch touch
                && kind == touch.kind
                && name.equals(touch.name)
                && known == touch.known
                && born == touch.born
                && lock.equals(touch.lock)
                && rewrite == touch.rewrite
                && scan == touch.scan
                && indexBuild == touch.indexBuild;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + lock.hashCode();
    }
}
