package dev.stopover.report.statements;

import static java.util.Map.entry;

import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterObject;
import dev.stopover.syntax.AlterPublication;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreatePublication;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.DropOwned;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.GrantRole;
import dev.stopover.syntax.ImportForeignSchema;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.ReassignOwned;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.RevokeRole;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which components of statements are facts, and the names of both where SQL has others than the record. */
final class FactNames {

    /** The components that are told under their own name. */
    private static final Set<String> TOLD = Set.of(
            "table",
            "view",
            "type",
            "tables",
            "columns",
            "constraints",
            "inherits",
            "partitionBy",
            "partitionOf",
            "persistence",
            "temporary",
            "unique",
            "restrictive",
            "constraint",
            "ifExists",
            "ifNotExists",
            "orReplace",
            "concurrently",
            "cascade",
            "where",
            "using",
            "withCheck",
            "timing",
            "roles",
            "command",
            "labels",
            "base",
            "language",
            "volatility",
            "securityDefiner",
            "local",
            "from",
            "program",
            "rows",
            "onConflict");

    /** The components that are told under another name: most are what the statement makes or changes. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            entry("domain", "name"),
            entry("extension", "name"),
            entry("function", "name"),
            entry("index", "name"),
            entry("name", "name"),
            entry("parameter", "name"),
            entry("policy", "name"),
            entry("publication", "name"),
            entry("role", "name"),
            entry("rule", "name"),
            entry("schema", "name"),
            entry("sequence", "name"),
            entry("trigger", "name"),
            entry("forEachRow", "row"),
            entry("likes", "like"),
            entry("maintained", "tables"));

    /** What SQL calls a statement whose record has another name. */
    private static final Map<Class<? extends Statement>, String> TAGS = Map.ofEntries(
            entry(AlterEnum.class, "ALTER TYPE"),
            entry(CreateBaseType.class, "CREATE TYPE"),
            entry(CreateCompositeType.class, "CREATE TYPE"),
            entry(CreateEnum.class, "CREATE TYPE"),
            entry(CreateRangeType.class, "CREATE TYPE"),
            entry(DoBlock.class, "DO"),
            entry(ReleaseSavepoint.class, "RELEASE"),
            entry(ResetParameter.class, "RESET"),
            entry(RollbackToSavepoint.class, "ROLLBACK TO"),
            entry(SetParameter.class, "SET"),
            entry(SetTransaction.class, "SET"),
            entry(ShowParameter.class, "SHOW"),
            entry(UnreadStatement.class, "OTHER"));

    /** What is told of few kinds in other words than of most: nothing of a component where its word is empty. */
    private static final Map<Class<? extends Statement>, Map<String, String>> EXCEPTIONS = Map.ofEntries(
            untold(AlterDomain.class, "ifExists", "constraint", "cascade"),
            untold(AlterFunction.class, "volatility", "securityDefiner"),
            untold(AlterPublication.class, "tables"),
            untold(AlterObject.class, "ifExists"),
            untold(AlterSystem.class, "parameter"),
            untold(Cluster.class, "index"),
            untold(CreateDomain.class, "constraints"),
            untold(CreateEventTrigger.class, "function"),
            entry(CreateExtension.class, Map.of("schema", "schema", "cascade", "")),
            untold(CreateMaterializedView.class, "columns"),
            untold(CreateObject.class, "orReplace", "ifNotExists"),
            untold(CreatePublication.class, "tables"),
            untold(CreateRule.class, "where"),
            untold(CreateStatistics.class, "ifNotExists", "table"),
            untold(CreateTableAs.class, "columns"),
            entry(CreateTrigger.class, Map.of("function", "function")),
            untold(CreateView.class, "columns"),
            untold(Deallocate.class, "name"),
            untold(Delete.class, "using"),
            untold(DropOwned.class, "roles", "cascade"),
            untold(Execute.class, "name"),
            untold(GrantRole.class, "roles"),
            untold(ImportForeignSchema.class, "tables"),
            untold(Merge.class, "columns"),
            untold(Prepare.class, "name"),
            untold(ReassignOwned.class, "roles"),
            untold(RevokeRole.class, "roles", "cascade"),
            untold(SetConstraints.class, "constraints"),
            untold(ShowParameter.class, "parameter"),
            untold(Update.class, "from"));

    private FactNames() {}

    /** The tag of a statement. */
    static String tag(Statement statement) {
        return TAGS.getOrDefault(statement.getClass(), RecordParts.words((Record) statement));
    }

    /** Under which name a component of a statement is told; empty if it is not. */
    static UnaryOperator<String> of(Statement statement) {
        Map<String, String> exceptions = EXCEPTIONS.getOrDefault(statement.getClass(), Map.of());
        return component -> exceptions.getOrDefault(
                component, TOLD.contains(component) ? component : RENAMED.getOrDefault(component, ""));
    }

    private static Map.Entry<Class<? extends Statement>, Map<String, String>> untold(
            Class<? extends Statement> kind, String... components) {
        return entry(kind, Stream.of(components).collect(Collectors.toMap(component -> component, component -> "")));
    }
}
