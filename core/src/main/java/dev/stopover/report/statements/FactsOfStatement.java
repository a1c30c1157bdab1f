package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateStatistics;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.Persistence;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields that say what a statement is, by kind. Names are folded and joined with dots, types are as
 * {@code format_type} prints them.
 */
final class FactsOfStatement extends FactsOfTypesAndFunctions {

    private static final Set<String> ON = Set.of("true", "on", "yes", "1");

    @Override
    public void visit(CreateTable create, JsonFields facts) {
        facts.text("tag", "CREATE TABLE")
                .text("table", create.table().joined())
                .flag("ifNotExists", create.ifNotExists())
                .flag("temporary", create.persistence() == Persistence.TEMPORARY)
                .flag("unlogged", create.persistence() == Persistence.UNLOGGED)
                .objects("columns", create.columns(), FactsOfTable::columnDefinition)
                .objects("constraints", create.constraints(), FactsOfTable::constraint)
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
                .objects("columns", create.columns(), FactsOfTable::columnDefinition)
                .objects("constraints", create.constraints(), FactsOfTable::constraint)
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
                .objects("actions", alter.actions(), FactsOfAction::action);
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
    public void visit(CreateStatistics create, JsonFields facts) {
        facts.text("tag", "CREATE STATISTICS");
    }

    private static boolean isOn(List<Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().value().equals(name))
                .anyMatch(option -> option.value()
                        .map(value -> ON.contains(value.text().toLowerCase(Locale.ROOT)))
                        .orElse(true));
    }
}
