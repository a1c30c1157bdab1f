package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Directive;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.StatementRule;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules look at what. A rule is loaded with the first thing that it looks at. */
final class Dispatch {

    private final List<Rule> rules;
    private final Map<Class<?>, List<? extends Rule>> byKind = new HashMap<>();

    Dispatch(List<Rule> rules) {
        this.rules = rules;
    }

    /** Asks about a statement whoever looks at its kind. */
    void ask(Place place, Findings findings) {
        Moment moment = place.moment();
        Statement statement = moment.executed().statement();
        for (StatementRule rule : at(statement.getClass(), StatementRule.class)) {
            findings.ask(rule, place, context -> statement.accept(rule, context));
        }
        if (statement instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                for (StatementRule rule : at(action.getClass(), StatementRule.class)) {
                    findings.ask(rule, place, context -> action.accept(alter, rule, context));
                }
            }
        }
        List<AddedConstraint> constraints = AddedConstraint.of(statement);
        if (!constraints.isEmpty()) {
            for (StatementRule rule : at(AddedConstraint.class, StatementRule.class)) {
                constraints.forEach(added -> findings.ask(rule, place, context -> rule.visit(added, context)));
            }
        }
        for (StatementRule rule : at(Failure.class, StatementRule.class)) {
            findings.ask(rule, place, context -> moment.schemaFailures().forEach(why -> rule.visit(why, context)));
        }
    }

    List<MigrationRule> onMigrations() {
        return at(Migration.class, MigrationRule.class);
    }

    List<ChangeSetRule> onChangeSets() {
        return at(ChangeSet.class, ChangeSetRule.class);
    }

    List<SuppressionRule> onSuppressions() {
        return at(Directive.class, SuppressionRule.class);
    }

    @SuppressWarnings("unchecked")
    private <R extends Rule> List<R> at(Class<?> kind, Class<R> type) {
        return (List<R>) byKind.computeIfAbsent(kind, first -> lookingAt(kind.getSimpleName(), type));
    }

    private <R extends Rule> List<R> lookingAt(String kind, Class<R> type) {
        List<R> looking = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.looksAt().contains(kind)) {
                looking.add(type.cast(rule.loaded()));
            }
        }
        return looking;
    }
}
