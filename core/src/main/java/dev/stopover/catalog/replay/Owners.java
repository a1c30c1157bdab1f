package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OwnerTo;
import java.util.List;

/** Gives objects their owners, and what new ones get with them. */
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

    /** A new relation with its owner and the privileges that new objects get. */
    Relation owned(Relation relation, ObjectKind kind) {
        return relation.withOwner(step.role())
                .withGrants(defaultGrants(Grants.NONE, kind, relation.name().schema()));
    }

    /** The privileges that an object gets when it is made. */
    Grants defaultGrants(Grants builtIn, ObjectKind kind, String schema) {
        Grants grants = builtIn;
        String owner = step.role();
        for (String where : List.of("", schema)) {
            DefaultPrivilege first = new DefaultPrivilege(owner, where, kind, "", "");
            for (var entry : step.catalog().defaultPrivilegesInForce().from(first)) {
                DefaultPrivilege privilege = entry.getKey();
                if (!privilege.owner().equals(owner) || !privilege.schema().equals(where) || privilege.kind() != kind) {
                    break;
                }
                grants = entry.getValue()
                        ? grants.with(privilege.role(), privilege.privilege(), "", false)
                        : grants.without(privilege.role(), privilege.privilege(), "");
            }
        }
        return grants;
    }
}
