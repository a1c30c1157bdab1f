package dev.stopover.migration;

import java.util.Optional;

/**
 * A version with a script to go up and, if any, a script to go down.
 *
 * @param version the version as its runner writes it; empty for repeatable migrations
 * @param name what its file name says besides the version
 * @param up the script to go up
 * @param down the script to go down, if there is one
 * @param downApplied whether the runner would apply the script to go down as a migration of its own
 */
public record Migration(String version, String name, Script up, Optional<Script> down, boolean downApplied) {}
