package dev.stopover.catalog;

import java.util.Optional;

/**
 * A schema.
 *
 * @param name its name
 * @param owner the role that owns it; empty if that is not known
 * @param grants who may use it and create in it, besides its owner
 * @param extension the extension that brought it, if one did
 * @param origin where it was made, if the history made it
 */
public record Schema(String name, String owner, Grants grants, Optional<String> extension, Optional<Origin> origin) {}
