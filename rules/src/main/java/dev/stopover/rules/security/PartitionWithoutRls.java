package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A partition that is queried by its own name knows nothing of the policies of the table that it belongs to. */
public final class PartitionWithoutRls extends ChangeSetRule {

    public PartitionWithoutRls() {
        super(error("partition-without-rls", "A partition can be queried past the policies of its table")
                .tags("rls", "partition", "supabase", "splinter:0013_rls_disabled_in_public"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        Map<Table, List<Table>> partitions = catalog.tables().stream()
                .filter(table -> OpenTables.isOpen(table)
                        && OpenTables.isJudged(table, changes)
                        && exposure.exposes(table.name().schema()))
                .filter(table -> OpenTables.parent(table, catalog)
                        .filter(Table::rowSecurity)
                        .isPresent())
                .sorted(OpenTables.AS_MADE)
                .collect(Collectors.groupingBy(
                        table -> OpenTables.parent(table, catalog).orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        partitions.forEach((parent, open) -> {
            Table first = open.get(0);
            Draft draft = OpenTables.draft(
                            first,
                            "Row level security stays off on %s%s: a query of the partition itself passes by the policies of %s."
                                    .formatted(first.name(), OpenTables.andOthers(open, "partition"), parent.name()),
                            changes,
                            context)
                    .help("Run ALTER TABLE %s ENABLE ROW LEVEL SECURITY; for each partition too.", first.name());
            OpenTables.fix(draft, first, changes);
            draft.atMost(Severity.WARNING, open.stream().noneMatch(table -> exposure.opens(table)));
        });
    }
}
