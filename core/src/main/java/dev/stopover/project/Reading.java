package dev.stopover.project;

import dev.stopover.config.Configuration;
import dev.stopover.migration.Project;
import java.util.List;

/**
 * What was read.
 *
 * @param root the real path of the project's root, to which all paths are relative; empty if it lies in memory
 * @param parts a project for each configuration that applies, in the order of their histories; at least one
 */
public record Reading(String root, List<Part> parts) {

    /** Keeps a copy of the list. */
    public Reading {
        parts = List.copyOf(parts);
    }

    /**
     * What one configuration applies to.
     *
     * @param configuration the configuration
     * @param project the histories it applies to, and what lies beside them
     */
    public record Part(Configuration configuration, Project project) {}
}
