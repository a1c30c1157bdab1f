package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Direction;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A table that an API exposes shows every row to whoever may use the API, unless row level security is on. */
public final class MissingRls extends ChangeSetRule {

    static final Property<Set<String>> EXEMPT_TABLES = Property.names(
            "exempt-tables", "Tables that need no row level security, named with or without their schema.");

    private static final Comparator<Table> AS_MADE = Comparator.comparingInt(
                    (Table table) -> origin(table).migration())
            .thenComparing(table -> origin(table).range());

    /** The rule. */
    public MissingRls() {
        super(RuleInfo.error("missing-rls", "A table is exposed without row level security")
                .tags("rls", "supabase", "splinter:0013_rls_disabled_in_public")
                .options(EXEMPT_TABLES)
                .since("0.1"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(history, catalog);
        List<Table> open = catalog.tables().stream()
                .filter(table -> isOpen(table) && exposure.exposes(table.name().schema()))
                .filter(table -> isJudged(table, changes) && !isExempt(table, context))
                .sorted(AS_MADE)
                .toList();
        List<Table> tables =
                open.stream().filter(table -> parent(table, catalog).isEmpty()).toList();
        if (exposure.basis() == Exposure.Basis.NOTHING) {
            reportTogether(tables, changes, context);
            return;
        }
        tables.forEach(table -> report(table, exposure, catalog, changes, context));
        open.stream()
                .flatMap(table -> parent(table, catalog).stream())
                .distinct()
                .filter(Table::rowSecurity)
                .forEach(parent -> reportPartitions(
                        parent,
                        open.stream()
                                .filter(table -> parent(table, catalog)
                                        .filter(parent::equals)
                                        .isPresent())
                                .toList(),
                        changes,
                        context));
    }

    private static boolean isOpen(Table table) {
        return table.rowSecurityKnown()
                && !table.rowSecurity()
                && !table.isTemporary()
                && !table.isForeign()
                && table.extension().isEmpty();
    }

    private static boolean isJudged(Table table, ChangeSet changes) {
        return table.origin()
                .filter(origin -> origin.migration() >= 0 && origin.direction() == Direction.UP)
                .filter(origin -> changes.files().contains(origin.file().path()))
                .isPresent();
    }

    private static boolean isExempt(Table table, RuleContext context) {
        Set<String> exempt = context.option(EXEMPT_TABLES);
        return exempt.contains(table.name().name())
                || exempt.contains(table.name().joined());
    }

    private static Optional<Table> parent(Table table, Catalog catalog) {
        return table.isPartition() && !table.parents().isEmpty()
                ? catalog.table(table.parents().get(0))
                : Optional.empty();
    }

    private static void report(
            Table table, Exposure exposure, Catalog catalog, ChangeSet changes, RuleContext context) {
        boolean opened = exposure.opens(table, catalog);
        String consequence = opened
                ? ", and the roles of the API may use it: whoever can call the API sees every row."
                : exposure.basis() == Exposure.Basis.PRACTICE
                        ? ", unlike on most tables of its schema."
                        : ": only missing grants keep the roles of the API out.";
        Draft draft = draft(table, "Row level security stays off on " + table.name() + consequence, changes, context)
                .help("Run ALTER TABLE %s ENABLE ROW LEVEL SECURITY; and write a policy for each role that needs rows."
                        .formatted(table.name()));
        fix(draft, table, changes);
        if (!opened) {
            draft.atMost(Severity.WARNING);
        }
    }

    /** A partition that is queried by its own name knows nothing of its parent's policies. */
    private static void reportPartitions(Table parent, List<Table> partitions, ChangeSet changes, RuleContext context) {
        Table first = partitions.get(0);
        Draft draft = draft(
                        first,
                        "Row level security stays off on %s%s: a query of the partition itself passes by the policies of %s."
                                .formatted(first.name(), andOthers(partitions, "partition"), parent.name()),
                        changes,
                        context)
                .help("Run ALTER TABLE %s ENABLE ROW LEVEL SECURITY; for each partition too.".formatted(first.name()));
        fix(draft, first, changes);
    }

    /** Nothing says that an API exposes anything, and hardly a table has row level security: one thing to decide. */
    private static void reportTogether(List<Table> tables, ChangeSet changes, RuleContext context) {
        if (!tables.isEmpty()) {
            Table newest = tables.get(tables.size() - 1);
            draft(
                            newest,
                            "Row level security stays off on %s%s, which matters if an API exposes %s."
                                    .formatted(
                                            newest.name(),
                                            andOthers(tables, "table"),
                                            tables.size() == 1 ? "it" : "them"),
                            changes,
                            context)
                    .help(
                            "Say in stopover.toml which schemas an API exposes: exposed-schemas = [\"public\"], or [] for none.")
                    .atMost(Severity.NOTE);
        }
    }

    private static String andOthers(List<Table> tables, String what) {
        int others = tables.size() - 1;
        return others == 0 ? "" : " and on %s other %s%s".formatted(others, what, others == 1 ? "" : "s");
    }

    /** A finding where the table was made, under the name it has now. */
    private static Draft draft(Table table, String message, ChangeSet changes, RuleContext context) {
        Migration migration = madeBy(table, changes);
        TextRange place = made(table, migration)
                .map(Executed::statement)
                .flatMap(MissingRls::tableOf)
                .map(QualifiedName::range)
                .orElse(origin(table).range());
        return context.in(migration, migration.up()).report(place, message);
    }

    /** A statement after the one that makes the table, unless that may be applied, so that nobody can edit it. */
    private static void fix(Draft draft, Table table, ChangeSet changes) {
        Migration migration = madeBy(table, changes);
        Optional<Executed> made = made(table, migration);
        Optional<QualifiedName> name = made.map(Executed::statement).flatMap(MissingRls::tableOf);
        if (name.isPresent() && made.get().written() == made.get().statement() && isNew(migration, changes)) {
            draft.fix(Fix.unsafe(
                    "Enable row level security",
                    Edit.insertAfter(
                            made.get(), ";\n\nALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(name.get()))));
        }
    }

    private static Migration madeBy(Table table, ChangeSet changes) {
        return changes.history().migrations().get(origin(table).migration());
    }

    private static Optional<Executed> made(Table table, Migration migration) {
        return migration.up().executed().stream()
                .filter(executed ->
                        executed.statement().range().equals(origin(table).range()))
                .findFirst();
    }

    /** Where it is known which migrations are applied, those that are judged are not; else the newest may not be. */
    private static boolean isNew(Migration migration, ChangeSet changes) {
        List<Migration> all = changes.history().migrations();
        return changes.migrations().size() < all.size() || migration == all.get(all.size() - 1);
    }

    private static Optional<QualifiedName> tableOf(Statement statement) {
        if (statement instanceof CreateTable create) {
            return Optional.of(create.table());
        }
        return statement instanceof CreateTableAs create ? Optional.of(create.table()) : Optional.empty();
    }

    private static Origin origin(Table table) {
        return table.origin().orElseThrow();
    }
}
