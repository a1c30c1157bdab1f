package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Settings;
import dev.stopover.rule.StatementRule;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Replays histories and asks the rules. It reads nothing and prints nothing. */
public final class Linter {

    private final List<Rule> rules;
    private final Set<String> known;
    private final Dispatch dispatch;
    private final Settings settings;
    private final Answers answers;

    /**
     * A linter that asks these rules.
     *
     * @param settings what is configured of them
     * @param answers what can be said of expressions and queries
     */
    public Linter(List<Rule> rules, Settings settings, Answers answers) {
        this(rules, rules.stream().map(Rule::id).collect(Collectors.toSet()), settings, answers);
    }

    /**
     * A linter that asks these rules and knows the names of others.
     *
     * @param known the names of all rules that there are
     * @param settings what is configured of them
     * @param answers what can be said of expressions and queries
     */
    public Linter(List<Rule> rules, Set<String> known, Settings settings, Answers answers) {
        this.known = Set.copyOf(known);
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.dispatch = new Dispatch(this.rules);
        this.settings = settings;
        this.answers = answers;
    }

    /** Judges several histories, each by itself: they share no catalog. */
    public Report lint(List<ChangeSet> changeSets) {
        return Report.of(changeSets.stream().map(this::analyze).toList(), rules);
    }

    /**
     * Replays a history and judges what of it is to be judged. A rollback is judged from the state that its migration
     * leaves, and what it does is thrown away.
     */
    public Analysis analyze(ChangeSet changes) {
        Ahead.begin(changes.history(), answers);
        Findings findings = new Findings(changes, settings, answers);
        List<Analysis.Step> steps = new ArrayList<>();
        Platform platform = new Platform(changes.history(), answers);
        State state = platform.beginning();
        for (Migration migration : changes.history().migrations()) {
            State before = platform.before(migration, state);
            Place up =
                    Place.before(migration, migration.up(), before.beforeScript(migration.up(), steps.size()), answers);
            State after = run(up, findings);
            migration
                    .down()
                    .ifPresent(down -> run(
                            Place.before(migration, down, after.beforeScript(down, steps.size()), answers), findings));
            for (MigrationRule rule : dispatch.onMigrations()) {
                findings.ask(
                        rule, up.atEnd(after), context -> rule.check(migration, up.beforeScript(), after, context));
            }
            steps.add(new Analysis.Step(migration, up.beforeScript(), after));
            state = after;
        }
        State end = state;
        for (ChangeSetRule rule : dispatch.onChangeSets()) {
            findings.askAtEnd(rule, end, context -> rule.check(changes, changes.history(), end, context));
        }
        for (SuppressionRule rule : dispatch.onSuppressions()) {
            findings.askOfSuppressions(rule, rules, known);
        }
        return new Analysis(changes, steps, findings.inOrder(), findings.errors());
    }

    private State run(Place before, Findings findings) {
        State state = before.state();
        for (int number = 0; number < before.script().executed().size(); number++) {
            Executed executed = before.script().executed().get(number);
            Place place = before.at(number, state);
            findings.reach(place);
            for (StatementRule rule : dispatch.on(executed.statement())) {
                findings.ask(rule, place, context -> executed.statement().accept(rule, context));
            }
            if (executed.statement() instanceof AlterTable alter) {
                for (AlterTableAction action : alter.actions()) {
                    for (StatementRule rule : dispatch.on(action)) {
                        findings.ask(rule, place, context -> action.accept(alter, rule, context));
                    }
                }
            }
            for (StatementRule rule : dispatch.onConstraints()) {
                for (AddedConstraint added : AddedConstraint.of(executed.statement())) {
                    findings.ask(rule, place, context -> rule.visit(added, context));
                }
            }
            state = findings.replay(place);
            before.empty().follow(executed, place.state(), state);
            for (Failure failure : state.failures()) {
                for (StatementRule rule : dispatch.onFailures()) {
                    findings.ask(rule, place, context -> rule.visit(failure, context));
                }
            }
        }
        return state.afterScript();
    }
}
