package dev.stopover.catalog;

import java.util.Optional;

/**
 * A publication.
 *
 * @param name its name
 * @param allTables whether all tables belong to it
 * @param tables the ids of its tables
 * @param schemas the schemas all of whose tables belong to it
 * @param origin where it was made
 */
public record Publication(
        String name,
        boolean allTables,
        PersistentMap<Integer, Boolean> tables,
        PersistentMap<String, Boolean> schemas,
        Optional<Origin> origin) {}
