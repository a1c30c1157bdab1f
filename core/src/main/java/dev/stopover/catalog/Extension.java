package dev.stopover.catalog;

import java.util.Optional;

/**
 * An extension.
 *
 * @param name its name
 * @param schema the schema it is in; empty if that is not known
 * @param version its version, if written
 * @param origin where it was made
 */
public record Extension(String name, String schema, Optional<String> version, Optional<Origin> origin) {}
