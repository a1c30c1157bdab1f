package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Extension;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves objects to other schemas; what depends on them follows. */
final class SchemaMoves {

    /** Where a type goes. */
    interface Destination {
        ObjectName of(UserType type);
    }

    private final Step step;

    SchemaMoves(Step step) {
        this.step = step;
    }

    void type(QualifiedName name, Identifier place, Destination to) {
        Optional<UserType> type = Lookup.type(step.catalog(), step.session(), name.schema(), name.name());
        boolean moves = type.isPresent()
                && !to.of(type.get()).schema().equals(type.get().name().schema());
        type.filter(found -> !new TakenNames(step).type(found, place, to.of(found), moves)
                        && step.catalog().type(to.of(found)).isEmpty())
                .ifPresent(found -> step.draft().move(found, to.of(found)));
    }

    /** {@code ALTER SCHEMA … RENAME}: all that lies in it comes to lie in another. */
    void rename(String from, Identifier place) {
        String to = place.value();
        if (new TakenNames(step).schema(place)) {
            return;
        }
        Catalog catalog = step.catalog();
        step.draft().forgetGone();
        Schema schema = catalog.schemas().find(from).orElse(null);
        if (schema != null) {
            new Renames(step).named(ObjectKind.SCHEMA, from, to);
            step.draft().removeSchema(from);
            step.draft().put(new Schema(to, schema.owner(), schema.grants(), schema.extension(), schema.origin()));
        }
        for (int id : relationsOf(from)) {
            step.draft()
                    .move(
                            id,
                            new ObjectName(to, step.draft().relation(id).name().name()));
        }
        for (UserType type : List.copyOf(catalog.typesById().values())) {
            if (type.name().schema().equals(from)) {
                step.draft().move(type, new ObjectName(to, type.name().name()));
            }
        }
        for (Function function : List.copyOf(catalog.functionsById().values())) {
            if (function.name().schema().equals(from)) {
                step.draft()
                        .move(
                                step.catalog().functionsById().get(function.id()),
                                new ObjectName(to, function.name().name()));
            }
        }
        for (Extension extension : List.copyOf(catalog.extensions().values())) {
            if (extension.schema().equals(from)) {
                step.draft().put(new Extension(extension.name(), to, extension.version(), extension.origin()));
            }
        }
    }

    private List<Integer> relationsOf(String schema) {
        List<Integer> relations = new ArrayList<>();
        for (var entry : step.catalog().relationNames().from(new ObjectName(schema, ""))) {
            if (!entry.getKey().schema().equals(schema)) {
                break;
            }
            if (!entry.getValue().index()) {
                relations.add(entry.getValue().relation());
            }
        }
        return relations;
    }

    void move(SetSchema set) {
        String schema = set.schema().value();
        ObjectReference object = set.object();
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                step.relation(object.name(), set.ifExists()).ifPresent(found -> moveRelation(found, set));
            case TYPE, DOMAIN ->
                type(
                        object.name(),
                        set.schema(),
                        type -> new ObjectName(schema, type.name().name()));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> new Renames(step)
                                .move(
                                        function,
                                        set.schema(),
                                        new ObjectName(schema, function.name().name())));
            case EXTENSION -> extension(object.name().name(), schema);
            default -> new OtherObjects(step).move(object, set.schema(), schema, "");
        }
    }

    private void moveRelation(Relation relation, SetSchema set) {
        String schema = set.schema().value();
        if (schema.equals(relation.name().schema())) {
            return;
        }
        ObjectName to = new ObjectName(schema, relation.name().name());
        if (new Renames(step).isTaken(to, set.schema())) {
            return;
        }
        for (Sequence sequence : step.catalog().sequencesOf(relation)) {
            step.draft()
                    .move(sequence.id(), new ObjectName(schema, sequence.name().name()));
        }
        Optional<Origin> origin = step.origin(set);
        step.draft().move(relation.id(), to);
        origin.ifPresent(where -> step.draft().setDropped(relation.name(), where));
    }

    private void extension(String name, String schema) {
        Catalog catalog = step.catalog();
        catalog.extensions()
                .find(name)
                .ifPresent(extension ->
                        step.draft().put(new Extension(name, schema, extension.version(), extension.origin())));
        for (UserType type : List.copyOf(catalog.typesById().values())) {
            if (type.extension().filter(name::equals).isPresent()) {
                step.draft().move(type, new ObjectName(schema, type.name().name()));
            }
        }
        for (Relation relation : List.copyOf(catalog.relationsById().values())) {
            if (relation.extension().filter(name::equals).isPresent()) {
                step.draft()
                        .move(
                                relation.id(),
                                new ObjectName(schema, relation.name().name()));
            }
        }
    }
}
