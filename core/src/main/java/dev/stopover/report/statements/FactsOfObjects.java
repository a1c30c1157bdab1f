package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.SetSchema;
import java.util.List;
import java.util.Locale;

/** The fields that say what a statement on an object of any kind is, on roles and their privileges, on publications. */
abstract class FactsOfObjects extends FactsOfCommands {

    @Override
    public void visit(CreateExtension create, JsonFields facts) {
        facts.text("tag", "CREATE EXTENSION")
                .text("name", create.extension().value())
                .flag("ifNotExists", create.ifNotExists())
                .text("schema", create.schema().map(Identifier::value));
    }

    @Override
    public void visit(AlterExtension alter, JsonFields facts) {
        facts.text("tag", "ALTER EXTENSION").text("name", alter.extension().value());
    }

    @Override
    public void visit(Drop drop, JsonFields facts) {
        facts.text("tag", "DROP " + drop.kind());
        ObjectReference first = drop.objects().get(0);
        if (first.table().isPresent()) {
            facts.text("name", first.name().joined())
                    .text("table", first.table().get().joined());
        } else {
            facts.texts("names", names(drop.objects()));
        }
        facts.flag("ifExists", drop.ifExists())
                .flag("cascade", drop.cascade().isPresent())
                .flag("concurrently", drop.concurrently());
    }

    @Override
    public void visit(Rename rename, JsonFields facts) {
        facts.text("tag", "RENAME " + rename.kind())
                .text("table", rename.object().table().map(QualifiedName::joined))
                .text("name", rename.object().name().joined())
                .text("to", rename.to().value())
                .flag("ifExists", rename.ifExists());
    }

    @Override
    public void visit(OwnerTo owner, JsonFields facts) {
        facts.text("tag", "OWNER TO")
                .text("on", owner.object().kind().toString())
                .text("name", owner.object().name().joined());
    }

    @Override
    public void visit(SetSchema set, JsonFields facts) {
        facts.text("tag", "SET SCHEMA")
                .text("on", set.object().kind().toString())
                .text("name", set.object().name().joined())
                .text("to", set.schema().value());
    }

    @Override
    public void visit(Comment comment, JsonFields facts) {
        facts.text("tag", "COMMENT")
                .text("on", comment.object().kind().toString())
                .text("name", qualified(comment.object()))
                .flag("isNull", comment.text().isEmpty());
    }

    @Override
    public void visit(SecurityLabel security, JsonFields facts) {
        facts.text("tag", "SECURITY LABEL")
                .text("on", security.object().kind().toString())
                .text("name", qualified(security.object()));
    }

    @Override
    public void visit(Grant grant, JsonFields facts) {
        facts.text("tag", "GRANT");
        privileges(grant.privileges(), grant.grantees(), facts);
    }

    @Override
    public void visit(Revoke revoke, JsonFields facts) {
        facts.text("tag", "REVOKE");
        privileges(revoke.privileges(), revoke.grantees(), facts);
    }

    @Override
    public void visit(GrantRole grant, JsonFields facts) {
        facts.text("tag", "GRANT ROLE");
    }

    @Override
    public void visit(RevokeRole revoke, JsonFields facts) {
        facts.text("tag", "REVOKE ROLE");
    }

    @Override
    public void visit(AlterDefaultPrivileges alter, JsonFields facts) {
        facts.text("tag", "ALTER DEFAULT PRIVILEGES")
                .flag("grant", alter.grant())
                .texts("privileges", privileges(alter.privileges()))
                .texts("roles", roles(alter.grantees()));
    }

    @Override
    public void visit(CreateRole create, JsonFields facts) {
        facts.text("tag", "CREATE ROLE").text("name", role(create.role()));
    }

    @Override
    public void visit(AlterRole alter, JsonFields facts) {
        facts.text("tag", "ALTER ROLE").text("name", alter.role().map(FactsOfObjects::role));
    }

    @Override
    public void visit(DropOwned drop, JsonFields facts) {
        facts.text("tag", "DROP OWNED");
    }

    @Override
    public void visit(ReassignOwned reassign, JsonFields facts) {
        facts.text("tag", "REASSIGN OWNED");
    }

    @Override
    public void visit(CreatePublication create, JsonFields facts) {
        facts.text("tag", "CREATE PUBLICATION")
                .text("name", create.publication().value());
    }

    @Override
    public void visit(AlterPublication alter, JsonFields facts) {
        facts.text("tag", "ALTER PUBLICATION").text("name", alter.publication().value());
    }

    @Override
    public void visit(CreateSubscription create, JsonFields facts) {
        facts.text("tag", "CREATE SUBSCRIPTION");
    }

    @Override
    public void visit(AlterSubscription alter, JsonFields facts) {
        facts.text("tag", "ALTER SUBSCRIPTION");
    }

    @Override
    public void visit(CreateObject create, JsonFields facts) {
        facts.text("tag", "CREATE " + create.object().kind());
    }

    @Override
    public void visit(AlterObject alter, JsonFields facts) {
        facts.text("tag", "ALTER " + alter.object().kind());
    }

    @Override
    public void visit(ImportForeignSchema foreign, JsonFields facts) {
        facts.text("tag", "IMPORT FOREIGN SCHEMA");
    }

    private static void privileges(Privileges privileges, List<RoleName> grantees, JsonFields facts) {
        String kind = privileges.on().toString();
        facts.texts("privileges", privileges(privileges))
                .text("on", privileges.allInSchema() ? "ALL " + kind + "S IN SCHEMA" : kind)
                .texts("objects", names(privileges.objects()))
                .texts("roles", roles(grantees))
                .flag("all", privileges.all());
    }

    private static List<String> privileges(Privileges privileges) {
        return privileges.privileges().stream().map(Privilege::name).toList();
    }

    static List<String> roles(List<RoleName> roles) {
        return roles.stream().map(FactsOfObjects::role).toList();
    }

    private static String role(RoleName role) {
        return role.kind() == RoleKind.NAMED ? role.name() : role.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(List<ObjectReference> objects) {
        return objects.stream().map(object -> object.name().joined()).toList();
    }

    private static String qualified(ObjectReference object) {
        String name = object.name().joined();
        return object.table().map(table -> table.joined() + "." + name).orElse(name);
    }
}
