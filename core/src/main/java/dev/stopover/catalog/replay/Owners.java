package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Schema;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OwnerTo;

/** Gives objects other owners. */
final class Owners {

    private final Step step;

    Owners(Step step) {
        this.step = step;
    }

    /** {@code ALTER … OWNER TO}. */
    void own(OwnerTo owner) {
        String role = step.role(owner.owner());
        ObjectReference object = owner.object();
        Catalog catalog = step.catalog();
        switch (object.kind()) {
            case SCHEMA ->
                catalog.schemas()
                        .find(object.name().name())
                        .ifPresent(schema -> step.draft()
                                .put(new Schema(
                                        schema.name(), role, schema.grants(), schema.extension(), schema.origin())));
            case TYPE, DOMAIN ->
                Lookup.type(
                                catalog,
                                step.session(),
                                object.name().schema(),
                                object.name().name())
                        .ifPresent(type -> step.draft().put(type.withOwner(role)));
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                new Routines(step)
                        .named(object)
                        .forEach(function -> step.draft().put(function.withOwner(role)));
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
                step.relation(object.name(), false)
                        .ifPresent(relation -> step.draft().put(relation.withOwner(role)));
            default -> {}
        }
    }
}
