package dev.stopover.syntax;

/** The modes of table locks, weakest first (manual, section 13.3.1). */
public enum LockMode {
    /** Taken by queries. */
    ACCESS_SHARE,
    /** Taken by SELECT FOR UPDATE and its kin. */
    ROW_SHARE,
    /** Taken by data changes. */
    ROW_EXCLUSIVE,
    /** Taken by VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY and VALIDATE CONSTRAINT. */
    SHARE_UPDATE_EXCLUSIVE,
    /** Taken by CREATE INDEX. */
    SHARE,
    /** Taken by CREATE TRIGGER and ADD FOREIGN KEY. */
    SHARE_ROW_EXCLUSIVE,
    /** Taken by REFRESH MATERIALIZED VIEW CONCURRENTLY. */
    EXCLUSIVE,
    /** Taken by most forms of ALTER TABLE, by DROP and by TRUNCATE. */
    ACCESS_EXCLUSIVE;

    /** Whether one who holds this mode keeps out another who wants the other mode (manual, table 13.2). */
    public boolean conflictsWith(LockMode other) {
        return switch (this) {
            case ACCESS_SHARE -> other == ACCESS_EXCLUSIVE;
            case ROW_SHARE -> other.compareTo(EXCLUSIVE) >= 0;
            case ROW_EXCLUSIVE -> other.compareTo(SHARE) >= 0;
            case SHARE_UPDATE_EXCLUSIVE -> other.compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
            case SHARE -> other.compareTo(ROW_EXCLUSIVE) >= 0 && other != SHARE;
            case SHARE_ROW_EXCLUSIVE -> other.compareTo(ROW_EXCLUSIVE) >= 0;
            case EXCLUSIVE -> other.compareTo(ROW_SHARE) >= 0;
            case ACCESS_EXCLUSIVE -> true;
        };
    }

    /** Whether queries wait while it is held. */
    public boolean blocksReads() {
        return conflictsWith(ACCESS_SHARE);
    }

    /** Whether data changes wait while it is held. */
    public boolean blocksWrites() {
        return conflictsWith(ROW_EXCLUSIVE);
    }

    /** The name as the manual writes it. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
