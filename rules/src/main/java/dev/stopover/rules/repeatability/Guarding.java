package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Executed;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of a statement that fails when its script is run again, and whether it is guarded against that.
 *
 * @param migration the migration
 * @param script its script
 * @param executed the statement
 * @param place what of it says so
 * @param words what it does, with the object
 * @param guarded whether it passes the second time
 */
record Guarding(Migration migration, Script script, Executed executed, Ranged place, String words, boolean guarded) {

    /** So many guarded ones to one that is not make it a practice to guard. */
    private static final int PRACTICE = 4;

    /**
     * Whether what a history leaves unguarded is one thing to decide: it hardly guards anything, and these are many or
     * run all or nothing.
     *
     * @param all all that the history has, guarded or not
     * @param judged what of it is judged and not guarded
     */
    static boolean isOneDecision(List<Guarding> all, List<Guarding> judged, int atOnce) {
        boolean allOrNothing = judged.size() > 1 && judged.stream().allMatch(Guarding::isAllOrNothing);
        return !isPractice(all) && (judged.size() > atOnce || allOrNothing);
    }

    /** Whether a history has a practice of guarding. */
    static boolean isPractice(List<Guarding> all) {
        long guarded = all.stream().filter(Guarding::guarded).count();
        return guarded > 0 && guarded >= PRACTICE * (all.size() - guarded);
    }

    /** A runner that records each script, and runs it in a transaction, neither runs it twice nor leaves it half done. */
    boolean isAllOrNothing() {
        return script.transaction() != TransactionMode.AUTOCOMMIT;
    }

    /** Whether it is judged, not guarded, and not certain to fail already the first time. */
    boolean isMissing(ChangeSet changes, Predicate<Failure> failing, RuleContext context) {
        return !guarded
                && changes.judges(script)
                && context.failuresOf(executed).stream().noneMatch(failing);
    }

    /** Those of a history that are judged, not guarded, and not certain to fail already the first time. */
    static List<Guarding> judged(
            List<Guarding> all, ChangeSet changes, Predicate<Failure> failing, RuleContext context) {
        return all.stream()
                .filter(each -> each.isMissing(changes, failing, context))
                .toList();
    }

    /** Reports each, or the newest for all. */
    static void report(List<Guarding> judged, boolean oneDecision, String message, String help, RuleContext context) {
        if (!oneDecision) {
            judged.forEach(each -> context.in(each.migration(), each.script())
                    .report(each.place(), (message + ", as when the script runs again.").formatted(each.words()))
                    .help(help));
            return;
        }
        Guarding newest = judged.get(judged.size() - 1);
        int others = judged.size() - 1;
        context.in(newest.migration(), newest.script())
                .report(
                        newest.place(),
                        (message + ", and so %s of this history.")
                                .formatted(
                                        newest.words(),
                                        others == 1 ? "does 1 other" : "do %d others".formatted(others)))
                .help("Guard new ones, or switch the rule off if every script runs in one transaction and only once.")
                .atMost(Severity.NOTE);
    }
}
