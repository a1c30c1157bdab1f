package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DefaultPrivilege;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Session;
import dev.stopover.catalog.UserType;
import dev.stopover.rollback.RollbackStep.Stage;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that give back and take away what roles may do. */
final class PrivilegeSteps {

    private PrivilegeSteps() {}

    static Optional<RollbackStep> of(Difference difference, Catalog before, Catalog now) {
        List<String> statements = difference.part().kind() == SchemaPart.Kind.PRIVILEGES
                ? onObject(difference, before, now)
                : defaults(before, now);
        return statements.isEmpty() ? Optional.empty() : Optional.of(new RollbackStep(Stage.GRANT, 1, statements));
    }

    private static List<String> onObject(Difference difference, Catalog before, Catalog now) {
        String name = difference.part().owner();
        String role = difference.part().name();
        Optional<Holder> is = holder(now, name);
        if (is.isEmpty()) {
            return List.of();
        }
        Grants had = holder(before, name).map(Holder::grants).orElse(Grants.NONE);
        String on = " ON " + is.get().kind() + " " + name;
        List<String> statements = new ArrayList<>();
        is.get().grants().entries().forEach((entry, option) -> {
            if (role.endsWith(" to " + Names.quoted(entry.role()))
                    && !had.entries().containsKey(entry)) {
                statements.add("REVOKE " + privilege(entry) + on + " FROM " + Names.quoted(entry.role()));
            }
        });
        had.entries().forEach((entry, option) -> {
            boolean missing = is.get()
                    .grants()
                    .entries()
                    .find(entry)
                    .filter(option::equals)
                    .isEmpty();
            if (role.endsWith(" to " + Names.quoted(entry.role())) && missing) {
                statements.add("GRANT " + privilege(entry) + on + " TO " + Names.quoted(entry.role())
                        + (option ? " WITH GRANT OPTION" : ""));
            }
        });
        return statements;
    }

    private static String privilege(Grants.Entry entry) {
        return entry.privilege() + (entry.column().isEmpty() ? "" : " (" + Names.quoted(entry.column()) + ")");
    }

    /** How GRANT and ALTER call the object of a name, if there is one. */
    static Optional<String> kindOf(Catalog catalog, String name) {
        return holder(catalog, name).map(Holder::kind);
    }

    private record Holder(String kind, Grants grants) {}

    private static Optional<Holder> holder(Catalog catalog, String name) {
        for (Relation relation : catalog.relations()) {
            if (relation.name().toString().equals(name)) {
                return Optional.of(new Holder(relation instanceof Sequence ? "SEQUENCE" : "TABLE", relation.grants()));
            }
        }
        for (Function function : catalog.functions()) {
            if (function.toString().equals(name)) {
                String kind = function.kind() == Function.Kind.PROCEDURE ? "PROCEDURE" : "FUNCTION";
                return Optional.of(new Holder(kind, function.grants()));
            }
        }
        for (Schema schema : catalog.schemas().values()) {
            if (Names.quoted(schema.name()).equals(name)) {
                return Optional.of(new Holder("SCHEMA", schema.grants()));
            }
        }
        for (UserType type : catalog.types()) {
            if (type.name().toString().equals(name)) {
                return Optional.of(new Holder("TYPE", type.grants()));
            }
        }
        return Optional.empty();
    }

    private static List<String> defaults(Catalog before, Catalog now) {
        List<String> statements = new ArrayList<>();
        for (DefaultPrivilege privilege : now.defaultPrivileges()) {
            if (!before.defaultPrivileges().contains(privilege)) {
                statements.add(alter(privilege) + "REVOKE " + privilege.privilege() + on(privilege) + " FROM "
                        + Names.quoted(privilege.role()));
            }
        }
        for (DefaultPrivilege privilege : before.defaultPrivileges()) {
            if (!now.defaultPrivileges().contains(privilege)) {
                statements.add(alter(privilege) + "GRANT " + privilege.privilege() + on(privilege) + " TO "
                        + Names.quoted(privilege.role()));
            }
        }
        return statements;
    }

    private static String on(DefaultPrivilege privilege) {
        return " ON " + privilege.kind() + "S";
    }

    private static String alter(DefaultPrivilege privilege) {
        boolean own = privilege.owner().isEmpty() || privilege.owner().equals(Session.DEFAULT_ROLE);
        return "ALTER DEFAULT PRIVILEGES" + (own ? "" : " FOR ROLE " + Names.quoted(privilege.owner()))
                + (privilege.schema().isEmpty() ? "" : " IN SCHEMA " + Names.quoted(privilege.schema())) + " ";
    }
}
