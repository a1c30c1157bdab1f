package dev.stopover.review;

/**
 * What a role may do to the rows of a relation by one command, or with a function.
 *
 * @param level how much of it
 * @param detail which rows or columns, by what it is kept out, or what is not known
 */
public record Access(Level level, String detail) {

    /** How much a role may do. */
    public enum Level {
        /** Nothing. */
        NONE,
        /** Some rows or some columns; of a function, its call with the rights of the caller. */
        SOME,
        /** All rows and columns; of a function, its call with the rights of its owner. */
        ALL,
        /** Nobody can tell from the files. */
        UNKNOWN;

        /** Its name in output. */
        public String id() {
            return switch (this) {
                case NONE -> "none";
                case SOME -> "some";
                case ALL -> "all";
                case UNKNOWN -> "unknown";
            };
        }
    }

    static Access none(String why) {
        return new Access(Level.NONE, why);
    }

    static Access some(String which) {
        return new Access(Level.SOME, which);
    }

    static Access unknown(String why) {
        return new Access(Level.UNKNOWN, why);
    }

    /** In words: "all rows", "nothing (row level security, no policy)". */
    public String words() {
        return switch (level) {
            case NONE -> "nothing" + (detail.isEmpty() ? "" : " (" + detail + ")");
            case SOME -> detail;
            case ALL -> "all rows" + (detail.isEmpty() ? "" : ", " + detail);
            case UNKNOWN -> "unknown (" + detail + ")";
        };
    }
}
