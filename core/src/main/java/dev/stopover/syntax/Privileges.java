package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/**
 * What is granted on what.
 *
 * @param range where it stands
 * @param all whether ALL is written
 * @param allColumns the columns that ALL is limited to; none where it is all of the object
 * @param privileges the privileges, unless ALL
 * @param on the kind of object
 * @param allInSchema whether ALL … IN SCHEMA is written
 * @param objects the objects, or the schemas of ALL … IN SCHEMA
 */
public record Privileges(
        TextRange range,
        boolean all,
        List<Identifier> allColumns,
        List<Privilege> privileges,
        ObjectKind on,
        boolean allInSchema,
        List<ObjectReference> objects)
        implements Ranged {

    /** Keeps copies of the lists. */
    public Privileges {
        allColumns = List.copyOf(allColumns);
        privileges = List.copyOf(privileges);
        objects = List.copyOf(objects);
    }
}
