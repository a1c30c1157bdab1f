package dev.stopover.catalog;

import dev.stopover.syntax.ObjectKind;

/**
 * A privilege that objects get when they are made, after ALTER DEFAULT PRIVILEGES.
 *
 * @param owner the role whose objects
 * @param schema the schema; empty for all
 * @param kind the kind of object: TABLE, SEQUENCE, FUNCTION, TYPE or SCHEMA
 * @param role to whom; {@code public} for every role
 * @param privilege the privilege in upper case
 */
public record DefaultPrivilege(String owner, String schema, ObjectKind kind, String role, String privilege)
        implements Comparable<DefaultPrivilege> {

    @Override
    public int compareTo(DefaultPrivilege other) {
        int order = owner.compareTo(other.owner);
        if (order == 0) {
            order = schema.compareTo(other.schema);
        }
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        if (order == 0) {
            order = role.compareTo(other.role);
        }
        return order != 0 ? order : privilege.compareTo(other.privilege);
    }
}
