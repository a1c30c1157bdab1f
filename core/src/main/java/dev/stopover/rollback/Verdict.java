package dev.stopover.rollback;

/** What a rollback comes to. */
public enum Verdict {
    /** It leaves the schema that stood before its migration. */
    RESTORES("restores"),
    /** It leaves another schema. */
    DIFFERS("differs"),
    /** A statement of it is certain to fail. */
    DOWN_FAILS("down-fails"),
    /** What decides cannot be followed. */
    UNKNOWN("unknown");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** Its name in output. */
    public String id() {
        return id;
    }
}
