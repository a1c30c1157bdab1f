package dev.stopover.project.layout;

import java.util.Optional;

/**
 * A migration whose scripts are still to be parsed.
 *
 * @param version the version as its runner writes it; empty for repeatable migrations
 * @param name what its file name says besides the version
 * @param up the script to go up
 * @param down the script to go down, if there is one
 * @param verify the script that checks, if there is one
 * @param repeatable whether its runner runs it again when it changes
 * @param downApplied whether the runner would apply the script to go down as a migration of its own
 */
public record MigrationPlan(
        String version,
        String name,
        ScriptPlan up,
        Optional<ScriptPlan> down,
        Optional<ScriptPlan> verify,
        boolean repeatable,
        boolean downApplied) {

    /** The same with a script to go down. */
    public MigrationPlan with(ScriptPlan rollback) {
        return new MigrationPlan(version, name, up, Optional.of(rollback), verify, repeatable, downApplied);
    }

    /** A migration that is neither verified nor repeatable, whose rollback, if any, is applied only on demand. */
    public static MigrationPlan of(String version, String name, ScriptPlan up, Optional<ScriptPlan> down) {
        return new MigrationPlan(version, name, up, down, Optional.empty(), false, false);
    }
}
