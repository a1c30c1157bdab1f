package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grants and revokes privileges. */
final class Privileging {

    private static final List<String> TABLE_PRIVILEGES =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");

    private static final List<String> COLUMN_PRIVILEGES = List.of("SELECT", "INSERT", "UPDATE", "REFERENCES");

    private static final List<String> SEQUENCE_PRIVILEGES = List.of("USAGE", "SELECT", "UPDATE");

    private final Step step;

    Privileging(Step step) {
        this.step = step;
    }

    void grant(Grant grant) {
        change(
                grant.privileges(),
                grant.grantees(),
                (grants, role, privilege, column) -> grants.with(role, privilege, column, grant.withGrantOption()));
    }

    void revoke(Revoke revoke) {
        change(
                revoke.privileges(),
                revoke.grantees(),
                (grants, role, privilege, column) -> revoke.grantOptionOnly()
                        ? grants.withoutOption(role, privilege, column)
                        : grants.without(role, privilege, column));
    }

    /** What is done with one privilege of one role. */
    private interface Change {
        Grants apply(Grants grants, String role, String privilege, String column);
    }

    private void change(Privileges privileges, List<RoleName> grantees, Change change) {
        List<String> roles = grantees.stream().map(step::role).toList();
        roles.forEach(new Roles(step)::use);
        for (ObjectReference object : privileges.objects()) {
            if (privileges.allInSchema()) {
                allInSchema(privileges, object.name().name(), roles, change);
            } else {
                one(privileges, object, roles, change);
            }
        }
    }

    private void one(Privileges privileges, ObjectReference object, List<String> roles, Change change) {
        switch (privileges.on()) {
            case TABLE, SEQUENCE ->
                step.relation(object.name(), false).ifPresent(found -> relation(found, privileges, roles, change));
            case SCHEMA -> schema(object.name().name(), privileges, roles, change);
            case FUNCTION, PROCEDURE, ROUTINE ->
                new Routines(step).named(object).forEach(found -> function(found, privileges, roles, change));
            case TYPE, DOMAIN ->
                Lookup.type(
                                step.catalog(),
                                step.session(),
                                object.name().schema(),
                                object.name().name())
                        .ifPresent(type -> step.draft()
                                .put(type.withGrants(
                                        changed(type.grants(), privileges, List.of("USAGE"), roles, change))));
            default -> {}
        }
    }

    private void allInSchema(Privileges privileges, String schema, List<String> roles, Change change) {
        ObjectName first = new ObjectName(schema, "");
        if (privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SEQUENCE) {
            List<Integer> relations = new ArrayList<>();
            for (var entry : step.catalog().relationNames().from(first)) {
                if (!entry.getKey().schema().equals(schema)) {
                    break;
                }
                if (!entry.getValue().index()) {
                    relations.add(entry.getValue().relation());
                }
            }
            for (int id : relations) {
                Relation relation = step.draft().relation(id);
                if (relation instanceof Sequence == (privileges.on() == ObjectKind.SEQUENCE)) {
                    relation(relation, privileges, roles, change);
                }
            }
            return;
        }
        List<Integer> functions = new ArrayList<>();
        for (var entry : step.catalog().functionNames().from(first)) {
            if (!entry.getKey().schema().equals(schema)) {
                break;
            }
            functions.addAll(entry.getValue().values());
        }
        for (int id : functions) {
            Function function = step.catalog().functionsById().get(id);
            boolean meant = switch (privileges.on()) {
                case FUNCTION -> function.kind() != Function.Kind.PROCEDURE;
                case PROCEDURE -> function.kind() == Function.Kind.PROCEDURE;
                default -> true;
            };
            if (meant) {
                function(function, privileges, roles, change);
            }
        }
    }

    private void relation(Relation relation, Privileges privileges, List<String> roles, Change change) {
        List<String> all = relation instanceof Sequence ? SEQUENCE_PRIVILEGES : TABLE_PRIVILEGES;
        step.draft().put(relation.withGrants(changed(relation.grants(), privileges, all, roles, change)));
    }

    private void function(Function function, Privileges privileges, List<String> roles, Change change) {
        step.draft()
                .put(function.withGrants(changed(function.grants(), privileges, List.of("EXECUTE"), roles, change)));
    }

    private void schema(String name, Privileges privileges, List<String> roles, Change change) {
        Catalog catalog = step.catalog();
        Schema schema = catalog.schemas()
                .find(name)
                .orElseGet(() -> new Schema(name, "", Grants.NONE, Optional.empty(), Optional.empty()));
        Grants grants = changed(schema.grants(), privileges, List.of("USAGE", "CREATE"), roles, change);
        step.draft().put(new Schema(name, schema.owner(), grants, schema.extension(), schema.origin()));
    }

    private static Grants changed(
            Grants before, Privileges privileges, List<String> all, List<String> roles, Change change) {
        Grants grants = before;
        for (String role : roles) {
            if (privileges.all()) {
                List<String> columns =
                        privileges.allColumns().stream().map(Identifier::value).toList();
                for (String privilege : columns.isEmpty() ? all : COLUMN_PRIVILEGES) {
                    for (String column : columns.isEmpty() ? List.of("") : columns) {
                        grants = change.apply(grants, role, privilege, column);
                    }
                }
            }
            for (Privilege privilege : privileges.privileges()) {
                for (String name : privilege.name().equals("ALL") ? all : List.of(privilege.name())) {
                    if (privilege.columns().isEmpty()) {
                        grants = change.apply(grants, role, name, "");
                    }
                    for (Identifier column : privilege.columns()) {
                        grants = change.apply(grants, role, name, column.value());
                    }
                }
            }
        }
        return grants;
    }

    void alter(AlterDefaultPrivileges alter) {
        alter(
                alter,
                alter.forRoles().isEmpty()
                        ? List.of(step.role())
                        : alter.forRoles().stream().map(step::role).toList());
    }

    /** Of which roles is not known: what is taken from new objects of one may be taken from those of any. */
    void alterOfAny(AlterDefaultPrivileges alter) {
        if (!alter.grant()) {
            alter(
                    alter,
                    step.catalog().defaultPrivilegesInForce().keySet().stream()
                            .map(DefaultPrivilege::owner)
                            .distinct()
                            .toList());
        }
    }

    private void alter(AlterDefaultPrivileges alter, List<String> owners) {
        Privileges privileges = alter.privileges();
        ObjectKind kind = switch (privileges.on()) {
            case PROCEDURE, ROUTINE -> ObjectKind.FUNCTION;
            default -> privileges.on();
        };
        List<String> all = switch (kind) {
            case TABLE -> TABLE_PRIVILEGES;
            case SEQUENCE -> SEQUENCE_PRIVILEGES;
            case FUNCTION -> List.of("EXECUTE");
            case SCHEMA -> List.of("USAGE", "CREATE");
            default -> List.of("USAGE");
        };
        List<String> schemas = alter.inSchemas().isEmpty()
                ? List.of("")
                : alter.inSchemas().stream().map(Identifier::value).toList();
        List<String> names = privileges.all()
                ? all
                : privileges.privileges().stream().map(Privilege::name).toList();
        for (String owner : owners) {
            for (String schema : schemas) {
                for (RoleName grantee : alter.grantees()) {
                    for (String name : names) {
                        put(new DefaultPrivilege(owner, schema, kind, step.role(grantee), name), alter.grant());
                    }
                }
            }
        }
    }

    /** A revocation is kept where it takes back what PostgreSQL grants by itself; elsewhere it ends a grant. */
    private void put(DefaultPrivilege privilege, boolean granted) {
        boolean builtIn = privilege.schema().isEmpty()
                && privilege.role().equals(Grants.PUBLIC)
                && (privilege.kind() == ObjectKind.FUNCTION || privilege.kind() == ObjectKind.TYPE);
        if (granted || builtIn) {
            step.draft().put(privilege, granted);
        } else {
            step.draft().remove(privilege);
        }
    }
}
