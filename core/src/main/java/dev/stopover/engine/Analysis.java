package dev.stopover.engine;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.State;
import dev.stopover.catalog.effect.Effects;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Finding;
import dev.stopover.rule.ToolError;
import dev.stopover.syntax.Executed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the replay of one history came to.
 *
 * @param changes the history, and what of it was judged
 * @param steps its migrations, with the states they stand between
 * @param findings what the rules found, suppressed findings included, in order
 * @param errors what could not be done
 * @param ofTheRepository the ids of rules whose findings are about the whole repository
 */
public record Analysis(
        ChangeSet changes,
        List<Step> steps,
        List<Finding> findings,
        List<ToolError> errors,
        Set<String> ofTheRepository) {

    /** Keeps copies of the lists. */
    public Analysis {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        errors = List.copyOf(errors);
        ofTheRepository = Set.copyOf(ofTheRepository);
    }

    /**
     * A migration with the states it stands between.
     *
     * @param migration the migration
     * @param before the state in which its script to go up begins
     * @param after the state that this script leaves
     * @param effects what the statements of its script to go up do
     * @param refused why statements of its scripts are certain to fail, by the statements
     */
    public record Step(
            Migration migration, State before, State after, Effects effects, Map<Executed, List<Failure>> refused) {}
}
