package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Role;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Grants and revokes privileges and roles. */
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
        roles.forEach(this::use);
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
        List<String> owners = alter.forRoles().isEmpty()
                ? List.of(step.role())
                : alter.forRoles().stream().map(step::role).toList();
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

    void grant(GrantRole grant) {
        for (RoleName grantee : grant.grantees()) {
            for (RoleName role : grant.roles()) {
                use(step.role(role));
                member(step.role(grantee), memberships -> memberships.with(step.role(role), Boolean.TRUE));
            }
        }
    }

    void revoke(RevokeRole revoke) {
        if (revoke.optionOnly().isPresent()) {
            return;
        }
        for (RoleName grantee : revoke.grantees()) {
            for (RoleName role : revoke.roles()) {
                member(step.role(grantee), memberships -> memberships.without(step.role(role)));
            }
        }
    }

    void create(CreateRole create) {
        String name = step.role(create.role());
        Optional<Role> before = step.catalog().roles().find(name);
        if (before.flatMap(Role::origin).isPresent()) {
            step.fail(create.role().range(), "42710", "role \"%s\" already exists".formatted(name));
            return;
        }
        Role role = new Role(
                name,
                attributes(PersistentMap.empty(), create.options()),
                before.map(Role::memberOf).orElse(PersistentMap.empty()),
                step.origin(create));
        step.draft().put(role);
    }

    void alter(AlterRole alter) {
        if (alter.role().isEmpty() || alter.options().isEmpty()) {
            return;
        }
        String name = step.role(alter.role().get());
        use(name);
        Role role = step.catalog().roles().get(name);
        step.draft()
                .put(new Role(name, attributes(role.attributes(), alter.options()), role.memberOf(), role.origin()));
    }

    private static PersistentMap<String, Boolean> attributes(
            PersistentMap<String, Boolean> before, List<Option> options) {
        PersistentMap<String, Boolean> attributes = before;
        for (Option option : options) {
            String name = option.name().value();
            boolean negated = name.startsWith("no") && !name.equals("no");
            String value = option.value().map(OptionValue::text).orElse("true");
            attributes = attributes.with(negated ? name.substring(2) : name, !negated && !value.equals("false"));
        }
        return attributes;
    }

    private void member(String name, UnaryOperator<PersistentMap<String, Boolean>> change) {
        use(name);
        Role role = step.catalog().roles().get(name);
        if (role != null) {
            step.draft().put(new Role(name, role.attributes(), change.apply(role.memberOf()), role.origin()));
        }
    }

    /** A role that is used is taken to exist. */
    private void use(String name) {
        if (!name.equals(Grants.PUBLIC) && !step.catalog().roles().containsKey(name)) {
            step.draft().put(new Role(name, PersistentMap.empty(), PersistentMap.empty(), Optional.empty()));
        }
    }
}
