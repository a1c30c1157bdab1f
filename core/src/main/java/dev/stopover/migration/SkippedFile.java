package dev.stopover.migration;

import java.util.Set;

/**
 * A file that is no migration.
 *
 * @param path relative to the project
 * @param reason why it is none: a seed, a test, a name that the runner passes over
 * @param unjudged whether it lies where migrations lie, so that somebody may take it for one that was judged
 */
public record SkippedFile(String path, String reason, boolean unjudged) {

    /** Why a file is no migration that puts rows into a schema that is there. */
    public static final String SEED = "seed data, not a migration";

    /** Why a file is no migration that tries out what is there. */
    public static final String TEST = "a test, not a migration";

    /** Why a file is no migration that holds what tests work on. */
    public static final String TEST_DATA = "test data, not a migration";

    /** Why a file is no migration that the Supabase CLI takes for a test. */
    public static final String DATABASE_TEST = "a test of the database, run by supabase test db";

    private static final Set<String> OVER_A_SCHEMA = Set.of(SEED, TEST, TEST_DATA, DATABASE_TEST);

    /** A file that nobody takes for a migration. */
    public SkippedFile(String path, String reason) {
        this(path, reason, false);
    }

    /** Whether it runs over what migrations have made: a seed or a test. */
    public boolean runsOverASchema() {
        return OVER_A_SCHEMA.contains(reason);
    }

    /** A file that lies where migrations lie, and that the runner passes over. */
    public static SkippedFile passedOver(String path, String reason) {
        return new SkippedFile(path, reason, true);
    }
}
