package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.change.ApprovalMatrix;
import dev.stopover.change.Changes;
import dev.stopover.config.Configuration;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a migration changes decides who approves of it, and how long it stays in staging. */
public final class ApprovalRequired extends MigrationRule {

    /** The setting. */
    public static final Property<Set<String>> MATRIX = Property.lines(
            "matrix",
            "Who approves of what, and how long it stays in staging; lines of a kind of change, a colon and that.",
            ApprovalMatrix.FORM,
            ApprovalMatrix::isLine,
            "drop-table: a lead and the CTO, 72 hours in staging",
            "drop-column: a lead, 48 hours in staging",
            "modify-rls: somebody who knows the access rules, 48 hours in staging",
            "data-migration: a lead, 72 hours in staging",
            "breaking-change: a lead and everybody whose code uses it, 72 hours in staging and a maintenance window");

    public ApprovalRequired() {
        super(note("approval-required", "A change needs the approval of somebody, and time in staging")
                .preset(Preset.STRICT)
                .tags("review")
                .options(MATRIX));
    }

    /** Who approves of what, as it is configured. */
    public static ApprovalMatrix matrix(Configuration configuration) {
        return ApprovalMatrix.of(
                configuration.settings(new ApprovalRequired().info(), "").option(MATRIX));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        List<Changes.Change> found = Changes.of(before, after, context.moments());
        if (found.isEmpty()) {
            return;
        }
        ApprovalMatrix matrix = ApprovalMatrix.of(context.option(MATRIX));
        Map<Changes.Kind, List<Changes.Change>> changes = found.stream()
                .collect(Collectors.groupingBy(
                        Changes.Change::kind, () -> new EnumMap<>(Changes.Kind.class), Collectors.toList()));
        changes.forEach((kind, all) -> matrix.of(kind).ifPresent(demand -> report(kind.id(), demand, all, context)));
    }

    private static void report(String kind, String demand, List<Changes.Change> changes, ScriptContext context) {
        Changes.Change first = changes.get(0);
        int others = changes.size() - 1;
        Draft draft = context.report(
                first.place(),
                "This %s%s, which counts as %s and needs %s.",
                first.words(),
                others == 0 ? "" : " (and %d more do the like)".formatted(others),
                kind,
                demand);
        changes.stream().skip(1).limit(3).forEach(change -> draft.related(change.place(), "So is this."));
    }
}
