package dev.stopover.rules.repeatability;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.List;

/** A CREATE without IF NOT EXISTS fails where its object is there already, as when a migration is run again. */
public final class MissingIfNotExists extends ChangeSetRule {

    static final Property<Integer> AT_ONCE = Property.number(
            "at-once",
            "How many are reported one by one in a history that leaves many without; more become one finding.",
            20);

    public MissingIfNotExists() {
        super(warning("missing-if-not-exists", "An object is created without IF NOT EXISTS")
                .noteInRollback()
                .tags("idempotency")
                .options(AT_ONCE));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        // What is certain to fail is duplicate-object's to report, and the clause is no way out.
        List<Creation> judged = Creation.of(changes.migrations()).stream()
                .filter(creation -> creation.guarding().isMissing(changes, DuplicateObject::reports, context))
                .toList();
        if (judged.isEmpty()) {
            return;
        }
        List<Guarding> all = guardings(Creation.of(context.history().migrations()));
        if (!Guarding.isPractice(all)) {
            judged = judged.stream()
                    .filter(creation -> !creation.guarding().isAllOrNothing())
                    .toList();
        }
        if (Guarding.isOneDecision(all, guardings(judged), context.option(AT_ONCE))) {
            reportTogether(judged, context);
        } else {
            judged.forEach(creation -> report(creation, context));
        }
    }

    private static List<Guarding> guardings(List<Creation> creations) {
        List<Guarding> guardings = new ArrayList<>();
        for (Creation creation : creations) {
            guardings.add(creation.guarding());
        }
        return guardings;
    }

    private static void report(Creation creation, RuleContext context) {
        draft(
                        creation,
                        "%s fails where %s is there already, as when the migration runs again."
                                .formatted(creation.words(), creation.name()),
                        context)
                .help("Write %s IF NOT EXISTS %s.", creation.words(), creation.name());
    }

    /** A history that hardly guards anything relies on running each migration once: one thing to decide. */
    private static void reportTogether(List<Creation> bare, RuleContext context) {
        Creation newest = bare.get(bare.size() - 1);
        context.in(newest.migration(), newest.migration().up())
                .report(
                        newest.place(),
                        "%s fails where %s is there already, and so %s of this history.",
                        newest.words(),
                        newest.name(),
                        others(bare.size() - 1))
                .help(
                        "Guard new ones, or switch the rule off if every migration runs in one transaction and only once.")
                .atMost(Severity.NOTE);
    }

    private static String others(int count) {
        return count == 1 ? "does 1 other statement" : "do %s other statements".formatted(count);
    }

    private static Draft draft(Creation creation, String message, RuleContext context) {
        Draft draft =
                context.in(creation.migration(), creation.migration().up()).report(creation.place(), message);
        Executed executed = creation.executed();
        if (!executed.nesting().dynamic()) {
            draft.fix(Fix.unsafe("Add IF NOT EXISTS", Edit.insertBefore(creation.name(), "IF NOT EXISTS ")));
        }
        return draft;
    }
}
