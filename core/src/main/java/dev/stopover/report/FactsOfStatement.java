package dev.stopover.report;

import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterExtension;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.OnConflict;
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OwnerTo;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Privilege;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SecurityLabel;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.StatementVisitor;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import dev.stopover.syntax.Volatility;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that say what a statement is, by kind. Names are folded and joined with dots, types are as
 * {@code format_type} prints them.
 */
final class FactsOfStatement implements StatementVisitor<JsonFields> {

    private static final Set<ParameterMode> INPUTS =
            Set.of(ParameterMode.IN, ParameterMode.INOUT, ParameterMode.VARIADIC);
    private static final Set<String> ON = Set.of("true", "on", "yes", "1");

    private final FactsOfAction actions = new FactsOfAction();

    @Override
    public void visit(CreateTable create, JsonFields facts) {
        facts.text("tag", "CREATE TABLE")
                .text("table", create.table().joined())
                .flag("ifNotExists", create.ifNotExists())
                .flag("temporary", create.persistence() == Persistence.TEMPORARY)
                .flag("unlogged", create.persistence() == Persistence.UNLOGGED)
                .objects("columns", create.columns(), FactsOfAction::columnDefinition)
                .objects("constraints", create.constraints(), FactsOfAction::constraint)
                .texts(
                        "like",
                        create.likes().stream()
                                .map(like -> like.table().joined())
                                .toList())
                .text(
                        "partitionBy",
                        create.partitionBy().map(key -> key.strategy().name()))
                .text(
                        "partitionOf",
                        create.partitionOf().map(partition -> partition.parent().joined()))
                .texts("inherits", joined(create.inherits()));
    }

    @Override
    public void visit(CreateForeignTable create, JsonFields facts) {
        facts.text("tag", "CREATE FOREIGN TABLE")
                .text("table", create.table().joined())
                .flag("ifNotExists", create.ifNotExists())
                .objects("columns", create.columns(), FactsOfAction::columnDefinition)
                .objects("constraints", create.constraints(), FactsOfAction::constraint)
                .text(
                        "partitionOf",
                        create.partitionOf().map(partition -> partition.parent().joined()))
                .texts("inherits", joined(create.inherits()));
    }

    /** PostgreSQL's grammar takes {@code SELECT … INTO} for a SELECT. */
    @Override
    public void visit(CreateTableAs create, JsonFields facts) {
        if (create.query().range().start() < create.table().range().start()) {
            facts.text("tag", "SELECT");
            return;
        }
        facts.text("tag", "CREATE TABLE AS")
                .text("table", create.table().joined())
                .flag("ifNotExists", create.ifNotExists())
                .flag("temporary", create.persistence() == Persistence.TEMPORARY)
                .flag("unlogged", create.persistence() == Persistence.UNLOGGED);
    }

    @Override
    public void visit(CreateMaterializedView create, JsonFields facts) {
        facts.text("tag", "CREATE MATERIALIZED VIEW")
                .text("view", create.view().joined())
                .flag("ifNotExists", create.ifNotExists());
    }

    @Override
    public void visit(CreateView create, JsonFields facts) {
        facts.text("tag", "CREATE VIEW")
                .text("view", create.view().joined())
                .flag("orReplace", create.orReplace())
                .flag("temporary", create.temporary())
                .flag("securityInvoker", isOn(create.options(), "security_invoker"));
    }

    @Override
    public void visit(AlterTable alter, JsonFields facts) {
        String key = switch (alter.kind()) {
            case INDEX -> "index";
            case VIEW, MATERIALIZED_VIEW -> "view";
            case SEQUENCE -> "sequence";
            case TYPE -> "type";
            default -> "table";
        };
        facts.text("tag", "ALTER " + alter.kind())
                .text(key, alter.table().joined())
                .flag("ifExists", alter.ifExists())
                .objects("actions", alter.actions(), (action, all) -> action.accept(alter, actions, all));
    }

    @Override
    public void visit(CreateIndex create, JsonFields facts) {
        facts.text("tag", "CREATE INDEX")
                .text("name", create.index().map(Identifier::value))
                .text("table", create.table().joined())
                .flag("unique", create.unique())
                .flag("concurrently", create.concurrently())
                .flag("ifNotExists", create.ifNotExists())
                .text("method", create.method().map(Identifier::value).filter(method -> !method.equals("btree")))
                .texts(
                        "columns",
                        create.columns().stream()
                                .map(column ->
                                        column.column().map(Identifier::value).orElse("(expression)"))
                                .toList())
                .flag("where", create.where().isPresent());
    }

    @Override
    public void visit(CreateSequence create, JsonFields facts) {
        facts.text("tag", "CREATE SEQUENCE")
                .text("name", create.sequence().joined())
                .flag("ifNotExists", create.ifNotExists())
                .flag("temporary", create.persistence() == Persistence.TEMPORARY)
                .flag("unlogged", create.persistence() == Persistence.UNLOGGED);
    }

    @Override
    public void visit(AlterSequence alter, JsonFields facts) {
        facts.text("tag", "ALTER SEQUENCE")
                .text("name", alter.sequence().joined())
                .flag("ifExists", alter.ifExists());
    }

    @Override
    public void visit(CreateSchema create, JsonFields facts) {
        facts.text("tag", "CREATE SCHEMA")
                .text("name", create.schema().map(Identifier::value))
                .flag("ifNotExists", create.ifNotExists());
    }

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
    public void visit(CreateEnum create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE")
                .text("type", create.type().joined())
                .text("as", "ENUM")
                .texts(
                        "labels",
                        create.labels().stream().map(StringLiteral::value).toList());
    }

    @Override
    public void visit(CreateCompositeType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined()).text("as", "COMPOSITE");
    }

    @Override
    public void visit(CreateRangeType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined()).text("as", "RANGE");
    }

    @Override
    public void visit(CreateBaseType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined());
    }

    @Override
    public void visit(AlterEnum alter, JsonFields facts) {
        facts.text("tag", "ALTER TYPE").text("type", alter.type().joined());
        if (alter.oldLabel().isPresent()) {
            facts.text("renameValue", alter.oldLabel().get().value())
                    .text("to", alter.newLabel().value());
        } else {
            facts.text("addValue", alter.newLabel().value()).flag("ifNotExists", alter.ifNotExists());
        }
    }

    @Override
    public void visit(CreateDomain create, JsonFields facts) {
        facts.text("tag", "CREATE DOMAIN")
                .text("name", create.domain().joined())
                .text("base", create.base().canonical());
    }

    @Override
    public void visit(AlterDomain alter, JsonFields facts) {
        facts.text("tag", "ALTER DOMAIN").text("name", alter.domain().joined());
    }

    @Override
    public void visit(CreateFunction create, JsonFields facts) {
        facts.text("tag", create.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION")
                .text("name", create.function().joined())
                .flag("orReplace", create.orReplace())
                .text("language", create.language())
                .flag("securityDefiner", create.securityDefiner().isPresent())
                .text("volatility", create.volatility().map(Volatility::name))
                .text("returns", returns(create))
                .texts(
                        "arguments",
                        create.parameters().stream()
                                .filter(parameter -> INPUTS.contains(parameter.mode()))
                                .map(parameter -> parameter.type().canonical())
                                .toList())
                .texts(
                        "set",
                        create.settings().stream()
                                .map(setting -> setting.parameter().value())
                                .toList())
                .flag(
                        "sqlBody",
                        create.body()
                                .filter(body -> !(body instanceof Body.Source))
                                .isPresent());
    }

    @Override
    public void visit(AlterFunction alter, JsonFields facts) {
        facts.text("tag", "ALTER " + alter.function().kind())
                .text("name", alter.function().name().joined());
    }

    @Override
    public void visit(CreateTrigger create, JsonFields facts) {
        facts.text("tag", "CREATE TRIGGER")
                .text("name", create.trigger().value())
                .text("table", create.table().joined())
                .flag("orReplace", create.orReplace())
                .flag("constraint", create.constraint())
                .text("timing", FactsOfAction.words(create.timing()))
                .texts(
                        "events",
                        create.events().stream()
                                .map(TriggerEvent::event)
                                .sorted()
                                .toList())
                .flag("row", create.forEachRow())
                .text("function", create.function().joined());
    }

    @Override
    public void visit(CreateEventTrigger create, JsonFields facts) {
        facts.text("tag", "CREATE EVENT TRIGGER").text("name", create.trigger().value());
    }

    @Override
    public void visit(AlterEventTrigger alter, JsonFields facts) {
        facts.text("tag", "ALTER EVENT TRIGGER").text("name", alter.trigger().value());
    }

    @Override
    public void visit(CreateRule create, JsonFields facts) {
        facts.text("tag", "CREATE RULE")
                .text("name", create.rule().value())
                .text("table", create.table().joined())
                .flag("orReplace", create.orReplace());
    }

    @Override
    public void visit(CreatePolicy create, JsonFields facts) {
        facts.text("tag", "CREATE POLICY")
                .text("name", create.policy().value())
                .text("table", create.table().joined())
                .text("command", create.command().name())
                .flag("restrictive", create.restrictive())
                .texts("roles", create.roles().isEmpty() ? List.of("public") : roles(create.roles()))
                .flag("using", create.using().isPresent())
                .flag("withCheck", create.withCheck().isPresent());
    }

    @Override
    public void visit(AlterPolicy alter, JsonFields facts) {
        facts.text("tag", "ALTER POLICY")
                .text("name", alter.policy().value())
                .text("table", alter.table().joined())
                .texts("roles", roles(alter.roles()))
                .flag("using", alter.using().isPresent())
                .flag("withCheck", alter.withCheck().isPresent());
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
        facts.text("tag", "ALTER ROLE").text("name", alter.role().map(FactsOfStatement::role));
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
    public void visit(Begin begin, JsonFields facts) {
        facts.text("tag", "BEGIN");
    }

    @Override
    public void visit(Commit commit, JsonFields facts) {
        facts.text("tag", "COMMIT");
    }

    @Override
    public void visit(Rollback rollback, JsonFields facts) {
        facts.text("tag", "ROLLBACK");
    }

    @Override
    public void visit(Savepoint savepoint, JsonFields facts) {
        facts.text("tag", "SAVEPOINT");
    }

    @Override
    public void visit(ReleaseSavepoint release, JsonFields facts) {
        facts.text("tag", "RELEASE");
    }

    @Override
    public void visit(RollbackToSavepoint rollback, JsonFields facts) {
        facts.text("tag", "ROLLBACK TO");
    }

    @Override
    public void visit(PreparedTransaction prepared, JsonFields facts) {
        facts.text(
                "tag",
                prepared.action() == PreparedAction.PREPARE
                        ? "PREPARE TRANSACTION"
                        : FactsOfAction.words(prepared.action()) + " PREPARED");
    }

    @Override
    public void visit(SetTransaction set, JsonFields facts) {
        facts.text("tag", "SET").text("name", set.session() ? "SESSION CHARACTERISTICS" : "TRANSACTION");
    }

    @Override
    public void visit(SetConstraints set, JsonFields facts) {
        facts.text("tag", "SET CONSTRAINTS");
    }

    @Override
    public void visit(SetParameter set, JsonFields facts) {
        facts.text("tag", "SET").text("name", set.setting().parameter().value()).flag("local", set.local());
    }

    @Override
    public void visit(ResetParameter reset, JsonFields facts) {
        facts.text("tag", "RESET").text("name", reset.parameter().map(Identifier::value));
    }

    @Override
    public void visit(ShowParameter show, JsonFields facts) {
        facts.text("tag", "SHOW");
    }

    @Override
    public void visit(Discard discard, JsonFields facts) {
        facts.text("tag", "DISCARD");
    }

    @Override
    public void visit(LockTable lock, JsonFields facts) {
        facts.text("tag", "LOCK TABLE").texts("tables", joined(lock.tables()));
    }

    @Override
    public void visit(Truncate truncate, JsonFields facts) {
        facts.text("tag", "TRUNCATE")
                .texts("tables", joined(truncate.tables()))
                .flag("cascade", truncate.cascade().isPresent());
    }

    @Override
    public void visit(Vacuum vacuum, JsonFields facts) {
        facts.text("tag", "VACUUM").texts("tables", joined(vacuum.tables()));
    }

    @Override
    public void visit(Analyze analyze, JsonFields facts) {
        facts.text("tag", "ANALYZE").texts("tables", joined(analyze.tables()));
    }

    @Override
    public void visit(Cluster cluster, JsonFields facts) {
        facts.text("tag", "CLUSTER").text("table", cluster.table().map(QualifiedName::joined));
    }

    @Override
    public void visit(Reindex reindex, JsonFields facts) {
        facts.text("tag", "REINDEX")
                .text("name", reindex.name().map(QualifiedName::joined))
                .flag("concurrently", reindex.concurrently());
    }

    @Override
    public void visit(RefreshMaterializedView refresh, JsonFields facts) {
        facts.text("tag", "REFRESH MATERIALIZED VIEW")
                .text("view", refresh.view().joined())
                .flag("concurrently", refresh.concurrently());
    }

    @Override
    public void visit(Copy copy, JsonFields facts) {
        facts.text("tag", "COPY")
                .text("table", copy.table().map(QualifiedName::joined))
                .texts("columns", FactsOfAction.values(copy.columns()))
                .flag("where", copy.where().isPresent())
                .flag("from", copy.from())
                .flag("program", copy.program());
    }

    @Override
    public void visit(DoBlock block, JsonFields facts) {
        facts.text("tag", "DO").text("language", block.language());
    }

    @Override
    public void visit(Call call, JsonFields facts) {
        facts.text("tag", "CALL");
    }

    @Override
    public void visit(Prepare prepare, JsonFields facts) {
        facts.text("tag", "PREPARE");
    }

    @Override
    public void visit(Execute execute, JsonFields facts) {
        facts.text("tag", "EXECUTE");
    }

    @Override
    public void visit(Deallocate deallocate, JsonFields facts) {
        facts.text("tag", "DEALLOCATE");
    }

    @Override
    public void visit(Explain explain, JsonFields facts) {
        facts.text("tag", "EXPLAIN");
    }

    @Override
    public void visit(Select select, JsonFields facts) {
        facts.text("tag", "SELECT");
    }

    @Override
    public void visit(Insert insert, JsonFields facts) {
        facts.text("tag", "INSERT")
                .text("table", insert.table().joined())
                .texts("columns", FactsOfAction.values(insert.columns()))
                .count("rows", insert.rows())
                .text("onConflict", insert.onConflict().map(OnConflict::name));
    }

    @Override
    public void visit(Update update, JsonFields facts) {
        facts.text("tag", "UPDATE")
                .text("table", update.table().joined())
                .texts("columns", FactsOfAction.values(update.columns()))
                .flag("where", update.where().isPresent());
    }

    @Override
    public void visit(Delete delete, JsonFields facts) {
        facts.text("tag", "DELETE")
                .text("table", delete.table().joined())
                .flag("where", delete.where().isPresent());
    }

    @Override
    public void visit(Merge merge, JsonFields facts) {
        facts.text("tag", "MERGE").text("table", merge.table().joined());
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
    public void visit(CreateStatistics create, JsonFields facts) {
        facts.text("tag", "CREATE STATISTICS");
    }

    @Override
    public void visit(AlterSystem alter, JsonFields facts) {
        facts.text("tag", "ALTER SYSTEM");
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
    public void visit(SessionCommand session, JsonFields facts) {
        facts.text("tag", session.tag());
    }

    @Override
    public void visit(ImportForeignSchema foreign, JsonFields facts) {
        facts.text("tag", "IMPORT FOREIGN SCHEMA");
    }

    @Override
    public void visit(PsqlCommand psql, JsonFields facts) {
        facts.text("tag", psql.command());
    }

    /** What is not understood is named by its words. */
    @Override
    public void visit(OpaqueStatement opaque, JsonFields facts) {
        facts.text("tag", "OTHER").texts("names", joined(opaque.names()));
    }

    private static Optional<String> returns(CreateFunction create) {
        if (!create.returnsTable()) {
            return create.returns()
                    .map(type -> create.returnsSet() && !type.setOf() ? "SETOF " + type : type.canonical());
        }
        List<FunctionParameter> columns = create.parameters().stream()
                .filter(parameter -> parameter.mode() == ParameterMode.TABLE)
                .toList();
        return Optional.of(
                "SETOF " + (columns.size() == 1 ? columns.get(0).type().canonical() : "record"));
    }

    private static boolean isOn(List<Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().value().equals(name))
                .anyMatch(option -> option.value()
                        .map(value -> ON.contains(value.text().toLowerCase(Locale.ROOT)))
                        .orElse(true));
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

    private static List<String> roles(List<RoleName> roles) {
        return roles.stream().map(FactsOfStatement::role).toList();
    }

    private static String role(RoleName role) {
        return role.kind() == RoleKind.NAMED ? role.name() : role.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> joined(List<QualifiedName> names) {
        return names.stream().map(QualifiedName::joined).toList();
    }

    private static List<String> names(List<ObjectReference> objects) {
        return objects.stream().map(object -> object.name().joined()).toList();
    }

    private static String qualified(ObjectReference object) {
        String name = object.name().joined();
        return object.table().map(table -> table.joined() + "." + name).orElse(name);
    }
}
