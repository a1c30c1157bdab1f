package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses to do with functions. */
final class FunctionRefusals {

    private final Situation situation;
    private final Touches touches;

    FunctionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void drop(ObjectReference object) {
        Optional<Function> only = situation.before().onlyFunction(object.name());
        if (only.isEmpty()) {
            return;
        }
        Function function = only.get();
        for (Dependant dependant : situation.catalog().dependantsOf(function.id())) {
            boolean used = dependant.part() == Dependant.Part.DEFAULT
                    && situation.catalog().table(dependant.object()).stream()
                            .filter(Relation::isKnown)
                            .flatMap(table -> table.columns().stream())
                            .filter(column -> Integer.toString(column.number()).equals(dependant.name()))
                            .flatMap(column -> column.defaultValue().or(column::generated).stream())
                            .anyMatch(expression -> calls(expression, function));
            if (used) {
                touches.at(object);
                touches.refuse(
                        "2BP01",
                        "cannot drop function %s because other objects depend on it"
                                .formatted(function.name().name() + function.signature()));
            }
        }
    }

    private boolean calls(Expression expression, Function function) {
        return situation
                .answers()
                .ask(expression)
                .filter(answer -> answer.calls().stream()
                        .anyMatch(call ->
                                call.function().name().equals(function.name().name())))
                .isPresent();
    }

    void replace(CreateFunction create) {
        if (!create.orReplace() || create.returns().isEmpty()) {
            return;
        }
        List<DataType> arguments = create.parameters().stream()
                .filter(parameter -> parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE)
                .map(parameter -> situation.before().type(parameter.type()))
                .toList();
        DataType returns = situation.before().type(create.returns().get());
        for (Function function : situation.before().functions(create.function(), arguments)) {
            Optional<DataType> old = function.returns().map(situation.before()::type);
            if (function.knowledge() == Knowledge.KNOWN
                    && old.isPresent()
                    && TypeChanges.isBuiltIn(old.get().name())
                    && TypeChanges.isBuiltIn(returns.name())
                    && !old.get().name().equals(returns.name())) {
                touches.refuse("42P13", "cannot change return type of existing function");
            }
        }
    }
}
