package dev.stopover.catalog;

import dev.stopover.syntax.ObjectKind;
import java.util.Optional;

/**
 * An object of which the catalog knows no more than its kind and name: a cast, an operator, statistics, a server.
 *
 * @param kind its kind
 * @param name its name, with its schema where its kind has one
 * @param table the id of the table it is about; 0 if none
 * @param origin where it was made
 */
public record OtherObject(ObjectKind kind, String name, int table, Optional<Origin> origin) {

    /** The key under which it stands. */
    public String key() {
        return key(kind, name);
    }

    /** The key under which an object of a kind and name stands. */
    public static String key(ObjectKind kind, String name) {
        return kind + " " + name;
    }
}
