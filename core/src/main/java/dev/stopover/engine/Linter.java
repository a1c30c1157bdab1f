package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.syntax.Answers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Replays histories and asks the rules. It reads nothing and prints nothing. */
public final class Linter {

    private final List<Rule> rules;
    private final Dispatch dispatch;
    private final Answers answers;
    private final Function<ChangeSet, Findings> findingsOn;

    /**
     * A linter that asks these rules.
     *
     * @param settings what is configured of them
     * @param answers what can be said of expressions and queries
     */
    public Linter(List<Rule> rules, Settings settings, Answers answers) {
        this(rules, SuppressionNames.ofIds(rules.stream().map(Rule::id).toList()), settings, answers, Meter.NONE);
    }

    /**
     * A linter that asks these rules, where comments may name others too and something may take the time.
     *
     * @param comments what comments that suppress findings may say
     */
    public Linter(List<Rule> rules, SuppressionNames comments, Settings settings, Answers answers, Meter meter) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.dispatch = new Dispatch(this.rules);
        this.answers = answers;
        this.findingsOn = changes -> new Findings(changes, settings, comments, answers, meter);
    }

    /** Judges several histories, each by itself: they share no catalog. */
    public Report lint(List<ChangeSet> changeSets) {
        return report(changeSets.stream().map(this::analyze).toList());
    }

    /** The report of what came of histories. */
    public Report report(List<Analysis> analyses) {
        return Report.of(analyses, rules);
    }

    /**
     * Replays a history and judges what of it is to be judged. A rollback is judged from the state that its migration
     * leaves, and what it does is thrown away.
     */
    public Analysis analyze(ChangeSet changes) {
        return analyze(changes, Earlier.NOTHING);
    }

    /**
     * The same where another version of the history was replayed before: up to the first script that differs nothing is
     * replayed again but what is judged.
     */
    public Analysis analyze(ChangeSet changes, Analysis before) {
        return analyze(changes, Earlier.of(changes.history(), before));
    }

    private Analysis analyze(ChangeSet changes, Earlier earlier) {
        Database database = new Database(changes.history(), earlier, answers);
        Findings findings = findingsOn.apply(changes);
        List<Analysis.Step> steps = new ArrayList<>();
        for (Migration migration : changes.history().migrations()) {
            int number = steps.size();
            if (earlier.covers(number, changes)) {
                Analysis.Step step = earlier.step(number, migration);
                database.pass(step);
                findings.pass(step);
                steps.add(step);
                continue;
            }
            Place up = Place.whole(migration, database.begin(migration));
            State before = up.course().before();
            judge(up, findings);
            database.keep(up.course());
            migration.down().ifPresent(down -> judge(Place.whole(migration, database.begin(down)), findings));
            if (number < earlier.count()) {
                database.settle(earlier.step(number, migration));
            }
            State after = database.state();
            for (MigrationRule rule : dispatch.onMigrations()) {
                findings.ask(rule, up, context -> rule.check(migration, before, after, context));
            }
            steps.add(new Analysis.Step(migration, before, after, up.course().effects(), findings.refusedNow()));
        }
        State end = database.state();
        for (ChangeSetRule rule : dispatch.onChangeSets()) {
            findings.askAtEnd(rule, context -> rule.check(changes, end, context));
        }
        for (SuppressionRule rule : dispatch.onSuppressions()) {
            findings.askOfSuppressions(rule, rules);
        }
        return new Analysis(changes, steps, findings.inOrder(), findings.errors(), findings.ofTheRepository());
    }

    /** Replays a script and asks about each of its statements. */
    private void judge(Place script, Findings findings) {
        findings.begin(script.course());
        for (int number = 0; number < script.course().size(); number++) {
            Place place = script.at(number);
            findings.replay(place);
            if (findings.judges(place.script())) {
                dispatch.ask(place, findings);
            }
        }
    }
}
