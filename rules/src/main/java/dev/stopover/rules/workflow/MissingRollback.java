package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import java.util.List;

/** A migration that nothing undoes leaves a bad release without a way back. */
public final class MissingRollback extends ChangeSetRule {

    static final Property<Demand> DEMAND = Property.choice(
            "demand",
            "Which migrations need a rollback: those of projects that have any, all, or none.",
            Demand.WHERE_USED);

    private static final int FEW = 20;

    /** Which migrations need a rollback. */
    enum Demand {
        /** Those of projects that have any, or whose layout has them. */
        WHERE_USED,
        /** All. */
        ALWAYS,
        /** None. */
        NEVER
    }

    /** The rule. */
    public MissingRollback() {
        super(RuleInfo.error("missing-rollback", "A migration has no rollback")
                .tags("rollback")
                .options(DEMAND)
                .since("0.1"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Demand demand = context.option(DEMAND);
        List<Migration> missing = changes.migrations().stream()
                .filter(migration -> changes.judges(migration.up()) && needsRollback(migration))
                .toList();
        if (missing.isEmpty() || demand == Demand.NEVER) {
            return;
        }
        boolean byNature = history.layout().rollbacksByNature();
        if (demand == Demand.ALWAYS || history.hasRollbacks() || byNature && missing.size() <= FEW) {
            missing.forEach(migration -> report(migration, history, context));
        } else {
            reportTogether(missing, byNature ? Severity.ERROR : Severity.WARNING, context);
        }
    }

    private static boolean needsRollback(Migration migration) {
        return migration.down().isEmpty()
                && !migration.repeatable()
                && !migration.up().statements().isEmpty();
    }

    private static void report(Migration migration, History history, RuleContext context) {
        context.in(migration, migration.up())
                .reportScript(
                        "%s has no rollback.".formatted(migration.up().file().name()))
                .help(place(migration, history.layout()));
    }

    /** A project without any rollback has decided so, or has not thought of it: that is one finding, not hundreds. */
    private static void reportTogether(List<Migration> missing, Severity highest, RuleContext context) {
        Migration newest = missing.get(missing.size() - 1);
        int others = missing.size() - 1;
        String whole = others == 0
                ? "This migration has no rollback."
                : "This migration has no rollback, and neither %s %s before it."
                        .formatted(others == 1 ? "has the" : "have the", others);
        context.in(newest, newest.up())
                .reportScript(whole)
                .help("Write one for each new migration, or set demand = \"never\" under [rules.missing-rollback].")
                .atMost(highest);
    }

    private static String place(Migration migration, Layout layout) {
        String name = migration.up().file().name();
        String stem = name.replaceFirst("(\\.up)?\\.sql$", "");
        return switch (layout) {
            case GOLANG_MIGRATE, SQLX -> "Write %s.down.sql beside it.".formatted(stem);
            case GOOSE -> "Write a section that begins with -- +goose Down.";
            case DBMATE -> "Write a section that begins with -- migrate:down.";
            case SQL_MIGRATE -> "Write a section that begins with -- +migrate Down.";
            case NODE_PG_MIGRATE -> "Write a section that begins with -- Down Migration.";
            case DIESEL, HASURA, PRISMA -> "Write down.sql beside it.";
            case LIQUIBASE -> "Write its --rollback lines.";
            case SQITCH -> "Write revert/%s.".formatted(name);
            case UP_DOWN_FOLDERS -> "Write down/%s.".formatted(name);
            case FLYWAY -> "Write U%s beside it.".formatted(name.replaceFirst("^[VB]", ""));
            case SUPABASE -> "Write supabase/rollbacks/%s_DOWN.sql.".formatted(stem);
            case DRIZZLE, ATLAS, SUFFIX_PAIR, PLAIN -> "Write %s_DOWN.sql.".formatted(stem);
        };
    }
}
