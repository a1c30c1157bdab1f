package dev.stopover.postgres.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stopover.catalog.effect.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what {@link Effect} says of every case, on every version, to what the servers did. Needs no server. */
class EffectProofTest {

    /** Where Effect says something else, and why; each is asserted to be so still. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "alter-with-pending-triggers",
            "Deferred triggers wait for what ran before in the transaction, which the state does not keep.",
            "add-unique-not-valid",
            "The parser refuses it as a syntax error; PostgreSQL's grammar gives it another code.",
            "partitioned-insert",
            "The values say which partition a row goes to; Effect names all that it may go to.",
            "insert-on-conflict",
            "The row is there already, so that nothing is looked up for its foreign key.");

    /** Cases of which Effect leaves something open: the planner decides it, or what the catalog does not keep. */
    private static final Set<String> OPEN = Set.of(
            "cluster-all",
            "merge",
            "partitioned-update",
            "set-access-method-same",
            "set-tablespace-same",
            "setval-from-table",
            "update-from");

    private final List<Case> cases = Cases.all();
    private final Measurements table = Measurements.checkedIn();

    @TestFactory
    Stream<DynamicTest> effectSaysWhatTheServersDid() {
        return cases.stream()
                .map(each -> dynamicTest(each.id(), () -> {
                    Map<Integer, List<String>> differences = differences(each);
                    if (EXCEPTIONS.containsKey(each.id())) {
                        assertThat(differences).as(EXCEPTIONS.get(each.id())).isNotEmpty();
                    } else {
                        assertThat(differences).as(each.statement()).isEmpty();
                    }
                }));
    }

    @Test
    void littleIsLeftOpen() {
        Set<String> open = new TreeSet<>();
        for (Case each : cases) {
            table.of(each.id()).forEach((major, measured) -> {
                Comparison comparison = new Comparison(each, major, measured);
                comparison.differences();
                if (comparison.leftOpen()) {
                    open.add(each.id());
                }
            });
        }
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    private Map<Integer, List<String>> differences(Case each) {
        Map<Integer, List<String>> differences = new LinkedHashMap<>();
        table.of(each.id()).forEach((major, measured) -> {
            List<String> found = new Comparison(each, major, measured).differences();
            if (!found.isEmpty()) {
                differences.put(major, found);
            }
        });
        return differences;
    }
}
