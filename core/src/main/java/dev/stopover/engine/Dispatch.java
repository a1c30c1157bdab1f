package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.Rule;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Statement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rules look at what. A rule looks at the kinds of statements, actions and failures whose visit it overrides. */
final class Dispatch {

    private final Map<Class<?>, List<StatementRule>> byKind = new HashMap<>();
    private final List<MigrationRule> onMigrations = new ArrayList<>();
    private final List<ChangeSetRule> onChangeSets = new ArrayList<>();
    private final List<SuppressionRule> onSuppressions = new ArrayList<>();

    Dispatch(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof StatementRule onStatements) {
                add(onStatements);
            } else if (rule instanceof MigrationRule onMigration) {
                onMigrations.add(onMigration);
            } else if (rule instanceof ChangeSetRule onChangeSet) {
                onChangeSets.add(onChangeSet);
            } else if (rule instanceof SuppressionRule onSuppression) {
                onSuppressions.add(onSuppression);
            }
        }
    }

    /** Asks about a statement whoever looks at its kind. */
    void ask(Place place, Findings findings) {
        Moment moment = place.moment();
        Statement statement = moment.executed().statement();
        for (StatementRule rule : on(statement)) {
            findings.ask(rule, place, context -> statement.accept(rule, context));
        }
        if (statement instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                for (StatementRule rule : on(action)) {
                    findings.ask(rule, place, context -> action.accept(alter, rule, context));
                }
            }
        }
        for (StatementRule rule : onConstraints()) {
            for (AddedConstraint added : AddedConstraint.of(statement)) {
                findings.ask(rule, place, context -> rule.visit(added, context));
            }
        }
        for (StatementRule rule : onFailures()) {
            findings.ask(rule, place, context -> moment.schemaFailures().forEach(why -> rule.visit(why, context)));
        }
    }

    private List<StatementRule> on(Statement statement) {
        return byKind.getOrDefault(statement.getClass(), List.of());
    }

    private List<StatementRule> on(AlterTableAction action) {
        return byKind.getOrDefault(action.getClass(), List.of());
    }

    private List<StatementRule> onConstraints() {
        return byKind.getOrDefault(AddedConstraint.class, List.of());
    }

    private List<StatementRule> onFailures() {
        return byKind.getOrDefault(Failure.class, List.of());
    }

    List<MigrationRule> onMigrations() {
        return onMigrations;
    }

    List<ChangeSetRule> onChangeSets() {
        return onChangeSets;
    }

    List<SuppressionRule> onSuppressions() {
        return onSuppressions;
    }

    private void add(StatementRule rule) {
        for (Class<?> type = rule.getClass(); type != StatementRule.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (isVisit(method)) {
                    Class<?> kind = method.getParameterTypes()[method.getParameterCount() - 2];
                    List<StatementRule> known = byKind.computeIfAbsent(kind, first -> new ArrayList<>());
                    if (!known.contains(rule)) {
                        known.add(rule);
                    }
                }
            }
        }
    }

    private static boolean isVisit(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return method.getName().equals("visit")
                && (parameters.length == 2 || parameters.length == 3 && parameters[0] == AlterTable.class)
                && parameters[parameters.length - 1] == StatementContext.class;
    }
}
