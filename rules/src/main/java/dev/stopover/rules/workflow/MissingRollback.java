package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Migration;
import dev.stopover.rollback.WrittenRollback;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A migration that nothing undoes leaves a bad release without a way back. */
public final class MissingRollback extends ChangeSetRule {

    static final Property<Demand> DEMAND = Property.choice(
            "demand",
            "Which migrations need a rollback: those of projects that practise them, all, or none.",
            Demand.WHERE_USED);

    private static final int FEW = 20;
    private static final int SELDOM = 10;

    /** Which migrations need a rollback. */
    enum Demand {
        /** Those of projects of which more than a tenth have one. */
        WHERE_USED,
        /** All. */
        ALWAYS,
        /** None. */
        NEVER
    }

    public MissingRollback() {
        super(error("missing-rollback", "A migration has no rollback")
                .tags("rollback")
                .options(DEMAND));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Demand demand = context.option(DEMAND);
        Set<Migration> takenBack = takenBackForward(context.history());
        List<Migration> missing = changes.migrations().stream()
                .filter(migration -> changes.judges(migration.up())
                        && needsRollback(migration, context)
                        && !takenBack.contains(migration))
                .toList();
        // One thing to decide it stays where some of them need none.
        boolean few = missing.size() <= FEW;
        missing = missing.stream().filter(migration -> !onlyFills(migration)).toList();
        if (missing.isEmpty() || demand == Demand.NEVER) {
            return;
        }
        if (demand == Demand.ALWAYS || isPractised(context.history()) && (isPart(changes) || few)) {
            missing.forEach(migration -> report(migration, context.history(), context));
        } else {
            boolean byNature = context.history().layout().rollbacksByNature();
            reportTogether(missing, byNature ? Severity.ERROR : Severity.WARNING, context);
        }
    }

    /** A rollback to every tenth migration is an exception, not a practice. */
    private static boolean isPractised(History history) {
        long present =
                history.migrations().stream().filter(Migration::isTakenBack).count();
        return SELDOM * present > history.migrations().size();
    }

    /** Whether older migrations are known to be applied, so that what is judged is what somebody adds. */
    private static boolean isPart(ChangeSet changes) {
        return changes.migrations().size() < changes.history().migrations().size();
    }

    /** What a later migration takes back by its name has its rollback there. */
    private static Set<Migration> takenBackForward(History history) {
        Set<Migration> takenBack = new HashSet<>();
        for (int i = 0; i < history.migrations().size(); i++) {
            history.takenBackBy(i).map(history.migrations()::get).ifPresent(takenBack::add);
        }
        return takenBack;
    }

    private static boolean needsRollback(Migration migration, RuleContext context) {
        return !migration.isTakenBack()
                && !isDoneForGood(migration)
                && migration.up().statements().stream().anyMatch(statement -> doesSomething(statement, context))
                && !migration.isRollbackForward()
                && !migration.repeatable();
    }

    /** A query that calls nothing does nothing either. */
    private static boolean doesSomething(Statement statement, RuleContext context) {
        return !(statement instanceof Select select)
                || context.ask(select.query())
                        .filter(answer -> answer.calls().isEmpty())
                        .isEmpty();
    }

    /** PostgreSQL takes no label from an enum, so that a rollback that says this and does nothing is all there can be. */
    private static boolean isDoneForGood(Migration migration) {
        List<Statement> statements = migration.up().statements().stream()
                .filter(MissingRollback::changesTheSchema)
                .toList();
        return migration.down().isPresent()
                && !statements.isEmpty()
                && statements.stream()
                        .allMatch(statement -> statement instanceof AlterEnum alter
                                && alter.oldLabel().isEmpty());
    }

    /** A rollback that its author left empty beside nothing but UPDATE says that the old values are of no use. */
    private static boolean onlyFills(Migration migration) {
        return migration.down().isPresent()
                && migration.up().statements().stream().anyMatch(Update.class::isInstance)
                && migration.up().statements().stream()
                        .allMatch(statement -> statement instanceof Update
                                || statement instanceof Begin
                                || statement instanceof Commit
                                || statement instanceof SetParameter);
    }

    private static boolean changesTheSchema(Statement statement) {
        return !(statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge
                || statement instanceof Copy
                || statement instanceof Select
                || statement instanceof Begin
                || statement instanceof Commit
                || statement instanceof SetParameter);
    }

    private static void report(Migration migration, History history, RuleContext context) {
        Draft draft = context.in(migration, migration.up())
                .reportScript(
                        "%s has %s.",
                        name(migration, history),
                        migration.down().isEmpty() ? "no rollback" : "a rollback that does nothing")
                .help(
                        "Write %s, or have it written by stopover rollback write %s.",
                        history.layout().rollbackOf(migration.up().file().name()),
                        migration.up().file().path());
        fix(migration, history, context).ifPresent(draft::fix);
        boolean schema = migration.up().statements().stream().anyMatch(MissingRollback::changesTheSchema);
        draft.atMost(Severity.NOTE, !schema && migration.down().isPresent());
    }

    /** A file holds several changesets, which may have rollbacks each. */
    private static String name(Migration migration, History history) {
        return history.layout() == Layout.LIQUIBASE
                ? "Changeset %s:%s".formatted(migration.name(), migration.version())
                : migration.up().file().name();
    }

    /** The rollback, written; a file that is there already, and does nothing, is left to its author. */
    private static Optional<Fix> fix(Migration migration, History history, RuleContext context) {
        List<Moment> moments = context.in(migration, migration.up()).moments();
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        WrittenRollback written = WrittenRollback.of(
                history,
                migration,
                moments.get(0).before(),
                moments.get(moments.size() - 1).after().afterScript(),
                context.rollbackHeader(),
                context.answers());
        boolean isFree = migration.down().isEmpty() || written.place().inMigration();
        return isFree ? written.fix() : Optional.empty();
    }

    /** A project without any rollback has decided so, or has not thought of it: that is one finding, not hundreds, nor one a history. */
    private static void reportTogether(List<Migration> missing, Severity highest, RuleContext context) {
        Migration newest = missing.get(missing.size() - 1);
        int others = missing.size() - 1;
        String whole = others == 0
                ? "This migration has no rollback."
                : "This migration has no rollback, and neither %s %s other%s."
                        .formatted(others == 1 ? "has" : "have", others, others == 1 ? "" : "s");
        context.in(newest, newest.up())
                .reportScript(whole)
                .ofTheRepository()
                .help(
                        "Write one for each new migration, or have them written by stopover rollback write --all-missing, or"
                                + " set demand = \"never\" under [rules.missing-rollback].")
                .atMost(highest);
    }
}
