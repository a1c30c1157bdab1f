package dev.stopover.postgres.effects;

import java.util.Locale;

/** The modes of a table-level lock, weakest first, named as the manual names them. */
public enum ServerLockMode {
    ACCESS_SHARE("nothing"),
    ROW_SHARE("nothing"),
    ROW_EXCLUSIVE("nothing"),
    SHARE_UPDATE_EXCLUSIVE("schema changes"),
    SHARE("writes"),
    SHARE_ROW_EXCLUSIVE("writes"),
    EXCLUSIVE("writes"),
    ACCESS_EXCLUSIVE("reads and writes");

    private final String waiting;

    ServerLockMode(String waiting) {
        this.waiting = waiting;
    }

    /** What waits, in plain words, while another session holds a lock of this mode. */
    public String waiting() {
        return waiting;
    }

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }

    /** The mode that {@code pg_locks} calls by this name: {@code ShareUpdateExclusiveLock}. */
    static ServerLockMode inLockTable(String name) {
        return valueOf(name.replaceAll("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT));
    }
}
