package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.OtherObject;
import dev.stopover.catalog.PlainNames;
import dev.stopover.catalog.Role;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.UserType;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import java.util.Optional;

/** Refuses to give an object a name, or a place in a schema, that another has. */
final class TakenNames {

    private static final String DUPLICATE_OBJECT = "42710";

    private final Step step;

    TakenNames(Step step) {
        this.step = step;
    }

    /** Whether another object of its kind has the name that one known by its name only is to get. */
    boolean object(ObjectReference object, Identifier place, String from, String to) {
        Catalog catalog = step.catalog();
        ObjectKind kind = object.kind();
        if (from.equals(to) || !OtherObjects.isNamedOnce(kind)) {
            return false;
        }
        Optional<OtherObject> other = catalog.otherObjects().find(OtherObject.key(kind, to));
        if (other.isEmpty()) {
            return false;
        }
        String schema = PlainNames.liesInSchema(kind)
                ? " in schema \"%s\"".formatted(to.substring(0, to.lastIndexOf('.')))
                : "";
        step.fail(
                place.range(),
                DUPLICATE_OBJECT,
                PlainNames.quoted(kind, to) + " already exists" + schema,
                other.get().origin());
        return true;
    }

    /** What is made has the name of another; of text search objects only the index of their names says so. */
    void made(OtherObject object, Ranged place) {
        String name = PlainNames.quoted(object.kind(), object.name()) + " already exists";
        Optional<String> index = switch (object.kind()) {
            case TEXT_SEARCH_CONFIGURATION -> Optional.of("pg_ts_config_cfgname_index");
            case TEXT_SEARCH_DICTIONARY -> Optional.of("pg_ts_dict_dictname_index");
            case TEXT_SEARCH_PARSER -> Optional.of("pg_ts_parser_prsname_index");
            case TEXT_SEARCH_TEMPLATE -> Optional.of("pg_ts_template_tmplname_index");
            default -> Optional.empty();
        };
        step.fail(
                place.range(),
                index.isPresent() ? "23505" : object.kind() == ObjectKind.DATABASE ? "42P04" : DUPLICATE_OBJECT,
                index.map("duplicate key value violates unique constraint \"%s\""::formatted)
                        .orElse(name));
    }

    /** Whether another function of the same arguments has the name that one is to get. */
    boolean function(Function function, Identifier place, ObjectName to) {
        Optional<Function> other = step.catalog()
                .function(to, function.signature())
                .filter(found -> found.id() != function.id() && found.knowledge() == Knowledge.KNOWN);
        other.ifPresent(found -> step.fail(
                place.range(),
                "42723",
                "function %s already exists in schema \"%s\"".formatted(to.name() + found.signature(), to.schema()),
                found.origin()));
        return other.isPresent();
    }

    /** Whether another type has the name that one is to get. */
    boolean type(UserType type, Identifier place, ObjectName to, boolean moves) {
        Optional<UserType> other = step.catalog()
                .type(to)
                .filter(found -> found.id() != type.id() && found.knowledge() == Knowledge.KNOWN);
        other.ifPresent(found -> step.fail(
                place.range(),
                DUPLICATE_OBJECT,
                "type \"%s\" already exists".formatted(to.name())
                        + (moves ? " in schema \"%s\"".formatted(to.schema()) : ""),
                found.origin()));
        return other.isPresent();
    }

    /** Whether another role has a name. */
    boolean role(Identifier to) {
        Optional<Role> other = step.catalog().roles().find(to.value());
        return other.flatMap(Role::origin).isPresent() && named(ObjectKind.ROLE, to, DUPLICATE_OBJECT);
    }

    /** Whether another schema has a name. */
    boolean schema(Identifier to) {
        Optional<Schema> other = step.catalog().schemas().find(to.value());
        boolean known = other.flatMap(Schema::origin).isPresent() || to.value().equals("public") && other.isPresent();
        return known && named(ObjectKind.SCHEMA, to, "42P06");
    }

    /** Whether another publication has a name. */
    boolean publication(Identifier to) {
        return step.catalog().publications().containsKey(to.value())
                && named(ObjectKind.PUBLICATION, to, DUPLICATE_OBJECT);
    }

    /** Whether another event trigger has a name. */
    boolean eventTrigger(Identifier to) {
        return step.catalog().eventTriggers().containsKey(to.value())
                && named(ObjectKind.EVENT_TRIGGER, to, DUPLICATE_OBJECT);
    }

    /** Whether a policy, trigger or rule of the same relation has a name. */
    boolean part(boolean taken, ObjectKind kind, Identifier to, String relation) {
        if (taken) {
            step.fail(
                    to.range(),
                    DUPLICATE_OBJECT,
                    "%s \"%s\" for %s \"%s\" already exists"
                            .formatted(
                                    PlainNames.words(kind),
                                    to.value(),
                                    kind == ObjectKind.POLICY ? "table" : "relation",
                                    relation));
        }
        return taken;
    }

    private boolean named(ObjectKind kind, Identifier to, String sqlState) {
        step.fail(to.range(), sqlState, "%s \"%s\" already exists".formatted(PlainNames.words(kind), to.value()));
        return true;
    }
}
