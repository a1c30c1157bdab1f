package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Role;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses to do to roles: names that are its own, circles of members, owners that go (user.c). */
final class RoleRefusals {

    private static final String NOT_SUPPORTED = "0A000";
    private static final String DATABASE_OWNER = "pg_database_owner";

    private final Situation situation;
    private final Touches touches;

    RoleRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateRole create) {
        touches.at(create.role());
        String name = create.role().name();
        if (name.startsWith("pg_") || name.equals("public") || name.equals("none")) {
            touches.refuse("42939", "role name \"%s\" is reserved".formatted(name));
        }
    }

    void grant(GrantRole grant) {
        boolean known = situation.major() >= 15;
        for (RoleName role : grant.roles()) {
            touches.at(role);
            if (known && role.name().equals(DATABASE_OWNER)) {
                touches.refuse(NOT_SUPPORTED, "role \"%s\" cannot have explicit members".formatted(role.name()));
            }
            for (RoleName grantee : grant.grantees()) {
                if (known && grantee.name().equals(DATABASE_OWNER)) {
                    touches.refuse(
                            NOT_SUPPORTED, "role \"%s\" cannot be a member of any role".formatted(grantee.name()));
                }
                boolean named = role.kind() == RoleKind.NAMED && grantee.kind() == RoleKind.NAMED;
                if (named && situation.catalog().withMemberships(role.name()).contains(grantee.name())) {
                    touches.refuse(
                            "0LP01", "role \"%s\" is a member of role \"%s\"".formatted(role.name(), grantee.name()));
                }
            }
        }
    }

    /** A role that owns something, or was granted something, stays. */
    void drop(Drop drop) {
        for (ObjectReference object : drop.objects()) {
            String name = object.name().name();
            Optional<Role> role = situation.catalog().roles().find(name);
            if (role.flatMap(Role::origin).isPresent() && isUsed(name)) {
                touches.at(object);
                touches.refuse(
                        "2BP01", "role \"%s\" cannot be dropped because some objects depend on it".formatted(name));
            }
        }
    }

    private boolean isUsed(String role) {
        for (Relation relation : situation.catalog().relationsById().values()) {
            if (relation.knowledge() == Knowledge.KNOWN
                    && !relation.isUncertain(Aspect.EXISTENCE)
                    && relation.origin().isPresent()
                    && isUsed(relation, role)) {
                return true;
            }
        }
        for (Function function : situation.catalog().functionsById().values()) {
            boolean certain =
                    function.knowledge() == Knowledge.KNOWN && function.origin().isPresent();
            if (certain && (function.owner().equals(role) || isGranted(function.grants(), role))) {
                return true;
            }
        }
        for (UserType type : situation.catalog().typesById().values()) {
            boolean certain =
                    type.knowledge() == Knowledge.KNOWN && type.origin().isPresent();
            if (certain && (type.owner().equals(role) || isGranted(type.grants(), role))) {
                return true;
            }
        }
        return situation.catalog().schemas().values().stream()
                .filter(schema -> schema.origin().isPresent())
                .anyMatch(schema -> isUsed(schema, role));
    }

    private static boolean isUsed(Schema schema, String role) {
        return schema.owner().equals(role) || isGranted(schema.grants(), role);
    }

    private static boolean isUsed(Relation relation, String role) {
        if (relation.owner().equals(role)) {
            return true;
        }
        if (!relation.isUncertain(Aspect.PRIVILEGES) && isGranted(relation.grants(), role)) {
            return true;
        }
        return relation instanceof Table table
                && !table.isUncertain(Aspect.POLICIES)
                && table.policies().values().stream()
                        .flatMap(policy -> policy.roles().stream())
                        .anyMatch(role::equals);
    }

    private static boolean isGranted(Grants grants, String role) {
        return grants.entries().keySet().stream().map(Grants.Entry::role).anyMatch(List.of(role)::contains);
    }
}
