package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Names;
import java.util.List;
import java.util.Set;

/** A table that an API exposes shows every row to whoever may use the API, unless row level security is on. */
public final class MissingRls extends ChangeSetRule {

    static final Property<Set<String>> EXEMPT_TABLES = Property.names(
            "exempt-tables", "Tables that need no row level security, named with or without their schema.");

    public MissingRls() {
        super(error("missing-rls", "A table is exposed without row level security")
                .tags("rls", "supabase", "splinter:0013_rls_disabled_in_public")
                .options(EXEMPT_TABLES));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        List<Table> open = catalog.tables().stream()
                .filter(table -> OpenTables.isOpen(table)
                        && exposure.exposes(table.name().schema()))
                .filter(table -> OpenTables.isJudged(table, changes) && !isExempt(table, context))
                .sorted(OpenTables.AS_MADE)
                .toList();
        List<Table> tables = open.stream()
                .filter(table -> OpenTables.parent(table, catalog).isEmpty())
                .toList();
        if (exposure.basis() == Exposure.Basis.NOTHING) {
            // A table that a template names is another one in each database.
            reportTogether(
                    tables.stream()
                            .filter(table -> !Names.hasPlaceholder(table.name().name()))
                            .toList(),
                    changes,
                    context);
            return;
        }
        tables.forEach(table -> report(table, exposure, changes, context));
    }

    private static boolean isExempt(Table table, RuleContext context) {
        Set<String> exempt = context.option(EXEMPT_TABLES);
        return exempt.contains(table.name().name())
                || exempt.contains(table.name().joined());
    }

    private static void report(Table table, Exposure exposure, ChangeSet changes, RuleContext context) {
        boolean opened = exposure.opens(table);
        String consequence = opened
                ? ", and the roles of the API may use it: whoever can call the API sees every row."
                : exposure.basis() == Exposure.Basis.PRACTICE
                        ? ", unlike on most tables of its schema."
                        : ": only missing grants keep the roles of the API out.";
        Draft draft = OpenTables.draft(
                        table, "Row level security stays off on " + table.name() + consequence, changes, context)
                .help(
                        "Run ALTER TABLE %s ENABLE ROW LEVEL SECURITY; and write a policy for each role that needs rows.",
                        table.name());
        OpenTables.fix(draft, table, changes);
        draft.atMost(Severity.WARNING, !opened);
    }

    /** Nothing says that an API exposes anything, and hardly a table has row level security: one thing to decide. */
    private static void reportTogether(List<Table> tables, ChangeSet changes, RuleContext context) {
        if (!tables.isEmpty()) {
            Table newest = tables.get(tables.size() - 1);
            OpenTables.draft(
                            newest,
                            "Row level security stays off on %s%s, which matters if an API exposes %s."
                                    .formatted(
                                            newest.name(),
                                            OpenTables.andOthers(tables, "table"),
                                            tables.size() == 1 ? "it" : "them"),
                            changes,
                            context)
                    .help(
                            "Say in stopover.toml which schemas an API exposes: exposed-schemas = [\"public\"], or [] for none.")
                    .ofTheRepository()
                    .atMost(Severity.NOTE);
        }
    }
}
