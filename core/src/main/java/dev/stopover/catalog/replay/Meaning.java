package dev.stopover.catalog.replay;

import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.List;
import java.util.Optional;

/** What a name may mean in a session of which parts are not known. */
final class Meaning {

    private final String name;
    private final Optional<String> schema;
    private final List<String> schemas;

    Meaning(QualifiedName written, Session session) {
        name = written.name();
        schema = written.schema();
        // A gap and nothing else may be a name with its schema.
        schemas = schema.isPresent() || name.equals(String.valueOf(Names.GAP)) ? List.of() : Lookup.schemas(session);
    }

    /** Whether a part of a name is not known. */
    static boolean isOpen(QualifiedName name) {
        return Names.hasGap(name.name()) || name.schema().filter(Names::hasGap).isPresent();
    }

    /** Whether the name may mean an object. */
    boolean includes(ObjectName object) {
        return Names.mayMean(name, object.name())
                && (schema.isPresent()
                        ? Names.mayMean(schema.get(), object.schema())
                        : schemas.isEmpty() || schemas.contains(object.schema()));
    }
}
