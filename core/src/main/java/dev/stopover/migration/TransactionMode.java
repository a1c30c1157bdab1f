package dev.stopover.migration;

import java.util.Optional;

/** How a runner meets transactions when it runs one script. */
public enum TransactionMode {
    /** Each statement runs by itself, as psql runs a file. */
    AUTOCOMMIT("autocommit", "each statement by itself"),
    /** The runner wraps the script in a transaction of its own. */
    PER_SCRIPT("per-script", "one transaction"),
    /** As {@link #PER_SCRIPT}, but without a transaction if a statement is seen that cannot run in one. */
    UNLESS_FORBIDDEN("unless-forbidden", "one transaction, or none if a statement cannot run in one"),
    /** As {@link #UNLESS_FORBIDDEN}, but a script that mixes both sorts of statements is refused. */
    UNMIXED("unmixed", "one transaction, or none if no statement can run in one"),
    /** The script is sent as one string: several statements are one implicit transaction, one alone is not. */
    IMPLICIT_WHEN_SEVERAL("implicit", "one implicit transaction where there are several statements"),
    /** All scripts of a run share one transaction. */
    ALL_SCRIPTS("all-scripts", "one transaction for all migrations of a run"),
    /** The runner ends its transaction around the statements that PostgreSQL refuses inside one, and begins another. */
    SPLIT_AROUND_FORBIDDEN("split", "one transaction, ended around statements that run by themselves");

    private final String id;
    private final String words;

    TransactionMode(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Its name in configuration files and output. */
    public String id() {
        return id;
    }

    /** What it means, in a few words. */
    public String words() {
        return words;
    }

    /** The mode of that name, if there is one. */
    public static Optional<TransactionMode> of(String id) {
        for (TransactionMode mode : values()) {
            if (mode.id.equals(id)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
