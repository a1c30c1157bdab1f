package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.Trigger;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Expression;
import java.util.List;
import java.util.stream.Stream;

/**
 * What uses a column. The catalog reads that from tokens and says too much rather than too little; here it counts as
 * certain only where the tree of the query or expression says so too.
 */
final class ColumnUses {

    /** What may use a column. */
    enum Kind {
        VIEW,
        POLICY,
        TRIGGER,
        GENERATED_COLUMN
    }

    private final Situation situation;
    private final Table table;
    private final Column column;
    private final List<Dependant> dependants;

    ColumnUses(Situation situation, Table table, Column column) {
        this.situation = situation;
        this.table = table;
        this.column = column;
        this.dependants = situation.catalog().dependantsOf(table, column);
    }

    /** Whether something of a kind is certain to use it. */
    boolean by(Kind kind) {
        return switch (kind) {
            case VIEW ->
                parts(Dependant.Part.WHOLE)
                        .flatMap(dependant -> situation.catalog().relation(dependant.object()).stream())
                        .anyMatch(relation -> relation instanceof View view && view.isKnown());
            case POLICY ->
                parts(Dependant.Part.POLICY)
                        .filter(dependant -> dependant.object() == table.id())
                        .flatMap(dependant -> table.policies().find(dependant.name()).stream())
                        .anyMatch(this::reads);
            case TRIGGER ->
                parts(Dependant.Part.TRIGGER)
                        .filter(dependant -> dependant.object() == table.id())
                        .flatMap(dependant -> table.triggers().find(dependant.name()).stream())
                        .anyMatch(this::reads);
            case GENERATED_COLUMN ->
                table.columns().stream()
                        .filter(other -> other.number() != column.number())
                        .flatMap(other -> other.generated().stream())
                        .anyMatch(this::names);
        };
    }

    /** Whether something may use it that is not certain to. */
    boolean maybe() {
        return dependants.stream()
                .anyMatch(dependant -> dependant.part() == Dependant.Part.WHOLE
                                && situation
                                        .catalog()
                                        .relation(dependant.object())
                                        .isPresent()
                        || dependant.part() == Dependant.Part.POLICY
                        || dependant.part() == Dependant.Part.RULE);
    }

    private Stream<Dependant> parts(Dependant.Part part) {
        return dependants.stream().filter(dependant -> dependant.part() == part);
    }

    private boolean reads(Policy policy) {
        return Stream.concat(policy.using().stream(), policy.withCheck().stream())
                .anyMatch(this::names);
    }

    private boolean reads(Trigger trigger) {
        boolean of = trigger.events().stream()
                .flatMap(event -> event.columns().stream())
                .anyMatch(name -> name.value().equals(column.name()));
        return of || trigger.when().filter(this::names).isPresent();
    }

    private boolean names(Expression expression) {
        return situation
                .answers()
                .ask(expression)
                .filter(answer -> answer.columns().stream()
                        .anyMatch(reference -> reference.column().equals(column.name())))
                .isPresent();
    }
}
