package dev.stopover.catalog.typing;

/** The marks of what not all of the versions 14 to 18 have: a plus if only the newest has it, a minus if only the oldest. */
final class VersionMarks {

    private static final int OLDEST = 14;
    private static final int NEWEST = 18;

    private VersionMarks() {}

    static boolean isMarked(String entry) {
        return entry.charAt(0) == '+' || entry.charAt(0) == '-';
    }

    /** Whether a version may have it; what lies between oldest and newest may have both. */
    static boolean mayHave(String entry, int major) {
        return switch (entry.charAt(0)) {
            case '+' -> major > OLDEST;
            case '-' -> major < NEWEST;
            default -> true;
        };
    }

    /** Whether a version is sure to have it. */
    static boolean has(String entry, int major) {
        return switch (entry.charAt(0)) {
            case '+' -> major >= NEWEST;
            case '-' -> major <= OLDEST;
            default -> true;
        };
    }
}
