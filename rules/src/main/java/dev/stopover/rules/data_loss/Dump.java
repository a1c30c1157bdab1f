package dev.stopover.rules.data_loss;

/** How pg_dump is asked for a copy. */
final class Dump {

    private Dump() {}

    /** The command, for a shell: pg_dump folds names to lower case unless their double quotes reach it. */
    static String of(String kind, String name) {
        String pattern = name.indexOf('"') < 0 ? name : "'" + name.replace("'", "'\\''") + "'";
        return "pg_dump --%s=%s".formatted(kind, pattern);
    }
}
