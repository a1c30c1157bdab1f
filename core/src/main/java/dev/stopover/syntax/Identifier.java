package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A name as PostgreSQL reads it: folded to lower case unless quoted, cut to 63 bytes.
 *
 * @param range where it stands, its quotes included
 * @param value the name
 */
public record Identifier(TextRange range, String value) implements Ranged {

    /** As it is written in SQL: quoted where it has to be. */
    @Override
    public String toString() {
        return Names.quoted(value);
    }
}
