package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Base;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import java.util.List;
import java.util.Optional;

/** A migration that is numbered before one that is applied runs nowhere, or in another order than on new databases. */
public final class OutOfOrderVersion extends ChangeSetRule {

    private static final int DATE_LENGTH = 8;

    public OutOfOrderVersion() {
        super(error("out-of-order-version", "A new migration is numbered before one that others have")
                .tags("git", "versions"));
    }

    @Override
    public boolean asksForBase() {
        return true;
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (context.history().layout().isOrderedByList()) {
            return;
        }
        changes.base().ifPresent(base -> checkNew(base, changes, context));
        checkText(changes, context.history(), context);
    }

    private static void checkNew(Base base, ChangeSet changes, RuleContext context) {
        Optional<Base.Before> newest = base.migrations().stream()
                .filter(before -> isNumbered(before.migration()))
                .max((one, other) -> ChangeSet.compareVersions(
                        one.migration().version(), other.migration().version()));
        if (newest.isEmpty()) {
            return;
        }
        for (Migration migration : changes.migrations()) {
            boolean isNew = changes.judges(migration.up()) && isNumbered(migration) && !base.holds(migration);
            if (isNew
                    && ChangeSet.compareVersions(
                                    migration.version(),
                                    newest.get().migration().version())
                            <= 0) {
                report(migration, newest.get(), base, context);
            }
        }
    }

    private static void report(Migration migration, Base.Before newest, Base base, RuleContext context) {
        boolean same = migration.version().equals(newest.migration().version());
        Draft draft = context.in(migration, migration.up())
                .reportScript(
                        "Version %s %s %s of %s, which may be applied, and %s.",
                        migration.version(),
                        same ? "is also that of" : "comes before",
                        newest.migration().up().file().name(),
                        base.name(),
                        consequence(context.history()))
                .help("Give it a version after %s.", newest.migration().version());
        newest.now().ifPresent(now -> draft.related(now.up(), now.up(), "The newest there."));
    }

    /** What runners do, from their sources and manuals; the others apply it late. */
    private static String consequence(History history) {
        return switch (history.runner()) {
            case SUPABASE_CLI -> "the Supabase CLI refuses to push it without --include-all";
            case GOLANG_MIGRATE ->
                history.choice().guessed()
                        ? "a runner that keeps but one version never runs it"
                        : "golang-migrate, which keeps one version, never runs it";
            case GOOSE -> "goose refuses to run it without -allow-missing";
            case FLYWAY -> "Flyway refuses to run it without outOfOrder";
            case NODE_PG_MIGRATE -> "node-pg-migrate refuses to run it";
            default -> "databases that have that one run it in another order than new ones";
        };
    }

    /** File names are compared as texts by some runners, so that 10 comes before 2; dates of any precision are in order. */
    private static void checkText(ChangeSet changes, History history, RuleContext context) {
        List<Migration> all = history.migrations().stream()
                .filter(OutOfOrderVersion::isNumbered)
                .toList();
        for (int number = 1; number < all.size(); number++) {
            Migration earlier = all.get(number - 1);
            Migration later = all.get(number);
            boolean dates =
                    earlier.version().length() >= DATE_LENGTH && later.version().length() >= DATE_LENGTH;
            if (changes.judges(later.up())
                    && !dates
                    && ChangeSet.compareVersions(earlier.version(), later.version()) > 0) {
                context.in(later, later.up())
                        .reportScript(
                                "%s runs after %s, for names are compared as texts here.",
                                later.version(), earlier.version())
                        .help("Write all versions with the same number of digits.")
                        .related(earlier.up(), earlier.up(), "This runs before it.")
                        .atMost(Severity.WARNING);
                return;
            }
        }
    }

    private static boolean isNumbered(Migration migration) {
        return !migration.repeatable()
                && !migration.version().isEmpty()
                && Character.isDigit(migration.version().charAt(0));
    }
}
