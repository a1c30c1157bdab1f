package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Privileges that objects of a kind do not have (manual, section 5.8, and {@code ExecuteGrantStmt} in {@code aclchk.c}). */
final class PrivilegeRefusals {

    private static final String WRONG_KIND = "42809";
    private static final Set<String> USAGE = Set.of("USAGE");
    private static final Set<String> EXECUTE = Set.of("EXECUTE");

    /** A sequence may be named like a table. */
    private static final Set<String> RELATION =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN", "USAGE");

    /** What another word means is not known here. */
    private static final Set<String> ALL = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "TRUNCATE",
            "REFERENCES",
            "TRIGGER",
            "MAINTAIN",
            "USAGE",
            "EXECUTE",
            "CREATE",
            "CONNECT",
            "TEMPORARY",
            "TEMP");

    private static final Map<ObjectKind, Set<String>> PRIVILEGES = Map.ofEntries(
            Map.entry(ObjectKind.TABLE, RELATION),
            Map.entry(ObjectKind.SEQUENCE, Set.of("USAGE", "SELECT", "UPDATE")),
            Map.entry(ObjectKind.DATABASE, Set.of("CREATE", "CONNECT", "TEMPORARY", "TEMP")),
            Map.entry(ObjectKind.SCHEMA, Set.of("CREATE", "USAGE")),
            Map.entry(ObjectKind.FUNCTION, EXECUTE),
            Map.entry(ObjectKind.PROCEDURE, EXECUTE),
            Map.entry(ObjectKind.ROUTINE, EXECUTE),
            Map.entry(ObjectKind.LANGUAGE, USAGE),
            Map.entry(ObjectKind.TYPE, USAGE),
            Map.entry(ObjectKind.DOMAIN, USAGE),
            Map.entry(ObjectKind.FOREIGN_DATA_WRAPPER, USAGE),
            Map.entry(ObjectKind.FOREIGN_SERVER, USAGE));

    private static final Map<ObjectKind, String> WORDS = Map.of(
            ObjectKind.TABLE, "relation",
            ObjectKind.FOREIGN_DATA_WRAPPER, "foreign-data wrapper",
            ObjectKind.FOREIGN_SERVER, "foreign server",
            ObjectKind.DOMAIN, "type");

    private final Situation situation;
    private final Touches touches;

    PrivilegeRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(Privileges privileges) {
        if (!privileges.allInSchema()) {
            privileges.objects().forEach(object -> object(privileges, object));
        }
        Set<String> known = PRIVILEGES.getOrDefault(privileges.on(), Set.of());
        for (Privilege privilege : privileges.privileges()) {
            touches.at(privilege);
            if (privilege.name().equals("MAINTAIN") && situation.major() < 17) {
                touches.refuse("42601", "unrecognized privilege type \"maintain\"");
            } else if (!known.isEmpty() && ALL.contains(privilege.name()) && !known.contains(privilege.name())) {
                touches.refuse(
                        "0LP01",
                        "invalid privilege type %s for %s"
                                .formatted(
                                        privilege.name(),
                                        WORDS.getOrDefault(
                                                privileges.on(), privileges.on().toString())));
            }
        }
    }

    /** What is named has to be of the kind that the statement says. */
    private void object(Privileges privileges, ObjectReference object) {
        touches.at(object);
        String name = object.name().name();
        Optional<Relation> relation = situation.before().relation(object.name()).filter(Relation::isKnown);
        switch (privileges.on()) {
            case SEQUENCE -> {
                if (relation.filter(known -> !(known instanceof Sequence)).isPresent()) {
                    touches.refuse(WRONG_KIND, "\"%s\" is not a sequence".formatted(name));
                }
            }
            case TABLE -> {
                if (relation.isEmpty()
                        && situation.before().index(object.name()).isPresent()) {
                    touches.refuse(WRONG_KIND, "\"%s\" is an index".formatted(name));
                }
            }
            case DOMAIN -> {
                boolean other = situation
                        .before()
                        .type(object.name())
                        .filter(type -> type.kind() != UserType.Kind.DOMAIN)
                        .isPresent();
                if (other) {
                    touches.refuse(WRONG_KIND, "\"%s\" is not a domain".formatted(name));
                }
            }
            case LANGUAGE -> {
                if (name.equals("c") || name.equals("internal")) {
                    touches.refuse(WRONG_KIND, "language \"%s\" is not trusted".formatted(name));
                }
            }
            case FUNCTION, PROCEDURE -> new RoutineKindRefusals(situation, touches).find(object, false);
            default -> {}
        }
    }
}
