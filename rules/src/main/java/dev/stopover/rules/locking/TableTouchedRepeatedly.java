package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Preset;
import dev.stopover.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each migration of one deployment that closes a table makes its users wait once more. */
public final class TableTouchedRepeatedly extends ChangeSetRule {

    public TableTouchedRepeatedly() {
        super(note("table-touched-repeatedly", "Several migrations of one change set lock the same table")
                .preset(Preset.STRICT)
                .noteInRollback()
                .tags("lock"));
    }

    private record Lock(Migration migration, Moment moment) {}

    /** Which migrations go out together is known only where something says what is applied. */
    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (changes.migrations().size() == context.history().migrations().size()) {
            return;
        }
        Map<ObjectName, List<Lock>> locks = new TreeMap<>();
        for (Migration migration : changes.migrations()) {
            for (Moment moment : context.in(migration, migration.up()).moments()) {
                moment.effect().standing().stream()
                        .filter(touch ->
                                touch.kind().holdsRows() && existed(touch.name(), changes, context.history(), moment))
                        .filter(touch -> touch.blocksReads())
                        .map(touch -> locks.computeIfAbsent(touch.name(), name -> new ArrayList<>()))
                        .filter(found ->
                                found.isEmpty() || found.get(found.size() - 1).migration() != migration)
                        .forEach(found -> found.add(new Lock(migration, moment)));
            }
        }
        locks.forEach((table, found) -> report(table, found, context));
    }

    /** Whether a table stood before the change set. */
    private static boolean existed(ObjectName table, ChangeSet changes, History history, Moment moment) {
        int first = history.migrations().indexOf(changes.migrations().get(0));
        return moment.before()
                .catalog()
                .relation(table)
                .flatMap(relation -> relation.origin())
                .filter(origin -> origin.migration() >= first)
                .isEmpty();
    }

    private static void report(ObjectName table, List<Lock> found, RuleContext context) {
        if (found.size() < 2) {
            return;
        }
        Lock last = found.get(found.size() - 1);
        Draft draft = context.in(last.migration(), last.migration().up())
                .report(
                        last.moment().statement().keywords(),
                        "%d migrations of this change set lock %s against reads and writes.",
                        found.size(),
                        table)
                .help("Put what is done to %s into one migration, so that its users wait once.", table);
        found.subList(0, found.size() - 1)
                .forEach(lock -> draft.related(lock.migration().up(), lock.moment(), "It is locked here too."));
    }
}
