package dev.stopover.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a history held before it was changed.
 *
 * @param name what it is compared with, to follow "in" or "since": {@code origin/main}, {@code stopover.lock}
 * @param migrations what it held, oldest first
 */
public record Base(String name, List<Before> migrations) {

    /** Keeps a copy of the list. */
    public Base {
        migrations = List.copyOf(migrations);
    }

    /** What became of a migration. */
    public enum Fate {
        /** It says what it said. */
        KEPT,
        /** It says something else. */
        EDITED,
        /** It is there no longer under its path and version. */
        GONE,
        /** It came after the change branched off, so that the change does not know it. */
        AHEAD
    }

    /**
     * A migration as it was.
     *
     * @param migration what it said; where only a digest is known, its script to go up is one that was not read
     * @param fate what became of it
     * @param now the migration in its place, if it is still there
     */
    public record Before(Migration migration, Fate fate, Optional<Migration> now) {}

    /**
     * What lies between two readings of a history.
     *
     * @param ahead whether a migration of the earlier reading came after the change branched off
     */
    public static Base between(String name, History before, History now, Predicate<Migration> ahead) {
        Map<String, Migration> present = new HashMap<>();
        now.migrations().forEach(migration -> present.put(key(migration), migration));
        List<Before> all = new ArrayList<>();
        for (Migration migration : before.migrations()) {
            Optional<Migration> same = Optional.ofNullable(present.get(key(migration)));
            all.add(new Before(migration, ahead.test(migration) ? Fate.AHEAD : fate(migration, same), same));
        }
        return new Base(name, all);
    }

    /** Whether a migration was there before, whatever it said. */
    public boolean holds(Migration migration) {
        return migrations.stream()
                .anyMatch(before -> before.now().filter(now -> now == migration).isPresent());
    }

    /** What a migration is known by: several may lie in one file. */
    public static String key(Migration migration) {
        return migration.up().file().path() + '\0' + migration.version();
    }

    private static Fate fate(Migration migration, Optional<Migration> now) {
        return now.map(same -> text(same).equals(text(migration)) ? Fate.KEPT : Fate.EDITED)
                .orElse(Fate.GONE);
    }

    /** The text of the script that goes up, whatever ends its lines. */
    public static String text(Migration migration) {
        return migration.up().range().of(migration.up().file().text()).replace("\r\n", "\n");
    }
}
