package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * A name with the schema that is written before it, if any, folded as PostgreSQL folds.
 *
 * @param range where it stands
 * @param database the database, of a name in three parts
 * @param schema the schema, if written
 * @param name the last part
 */
public record QualifiedName(TextRange range, Optional<String> database, Optional<String> schema, String name)
        implements Ranged {

    /** The parts joined with dots, without quotes. */
    public String joined() {
        String local = schema.map(written -> written + "." + name).orElse(name);
        return database.map(written -> written + "." + local).orElse(local);
    }

    /** As it is written in SQL: each part quoted where it has to be. */
    @Override
    public String toString() {
        String local = schema.map(written -> Names.quoted(written) + "." + Names.quoted(name))
                .orElseGet(() -> Names.quoted(name));
        return database.map(written -> Names.quoted(written) + "." + local).orElse(local);
    }
}
