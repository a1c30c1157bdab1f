package dev.stopover.project.supabase;

import dev.stopover.config.PathOverride.PathPattern;
import dev.stopover.migration.Target;
import java.util.List;

/**
 * What {@code supabase/config.toml} says.
 *
 * @param target what is known of the database
 * @param seeds patterns of the paths of seed files
 */
record SupabaseConfig(Target target, List<PathPattern> seeds) {

    /** There is no such file. */
    static final SupabaseConfig NONE = new SupabaseConfig(Target.UNKNOWN, List.of());

    /** Whether a file holds seed data. */
    boolean isSeed(String path) {
        return seeds.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
