package dev.stopover.catalog;

import java.util.Optional;

/**
 * A role.
 *
 * @param name its name
 * @param attributes what it is allowed, in lower case: {@code login}, {@code superuser}, {@code bypassrls}, …
 * @param memberOf the roles whose privileges it has
 * @param origin where it was made, if the history made it
 */
public record Role(
        String name,
        PersistentMap<String, Boolean> attributes,
        PersistentMap<String, Boolean> memberOf,
        Optional<Origin> origin) {

    /** Whether it has an attribute, such as {@code bypassrls}. */
    public boolean has(String attribute) {
        return attributes.find(attribute).orElse(false);
    }
}
