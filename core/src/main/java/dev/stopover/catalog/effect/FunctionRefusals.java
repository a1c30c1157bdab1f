package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses to do with functions. */
final class FunctionRefusals {

    private static final Set<String> RANGES = Set.of("anyrange", "anymultirange");
    private static final Set<String> COMPATIBLE_RANGES = Set.of("anycompatiblerange", "anycompatiblemultirange");
    private static final Set<String> ANY =
            Set.of("anyelement", "anyarray", "anynonarray", "anyenum", "anyrange", "anymultirange");
    private static final Set<String> COMPATIBLE = Set.of(
            "anycompatible",
            "anycompatiblearray",
            "anycompatiblenonarray",
            "anycompatiblerange",
            "anycompatiblemultirange");

    /** The types of which an argument has to be where a result is of one. */
    private static final Map<String, Set<String>> POLYMORPHIC = Map.ofEntries(
            Map.entry("anyelement", ANY),
            Map.entry("anyarray", ANY),
            Map.entry("anynonarray", ANY),
            Map.entry("anyenum", ANY),
            Map.entry("anyrange", RANGES),
            Map.entry("anymultirange", RANGES),
            Map.entry("anycompatible", COMPATIBLE),
            Map.entry("anycompatiblearray", COMPATIBLE),
            Map.entry("anycompatiblenonarray", COMPATIBLE),
            Map.entry("anycompatiblerange", COMPATIBLE_RANGES),
            Map.entry("anycompatiblemultirange", COMPATIBLE_RANGES));

    private final Situation situation;
    private final Touches touches;

    FunctionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** The types of which an argument has to be where a result, or what an aggregate gathers, is of one. */
    static Set<String> needed(String type) {
        return POLYMORPHIC.getOrDefault(type, Set.of());
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

    /** A function that is made, perhaps in the place of another. */
    void create(CreateFunction create) {
        names(create);
        polymorphic(create);
        replace(create);
    }

    /** Two parameters that go in have no common name, nor two that come out. */
    private void names(CreateFunction create) {
        Set<String> in = new HashSet<>();
        Set<String> out = new HashSet<>();
        for (FunctionParameter parameter : create.parameters()) {
            String name = parameter.name().map(Identifier::value).orElse("");
            boolean comesOut = parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.TABLE;
            boolean twice = !comesOut && in.contains(name)
                    || (comesOut || parameter.mode() == ParameterMode.INOUT) && out.contains(name);
            if (twice && !name.isEmpty()) {
                touches.at(parameter);
                touches.refuse("42P13", "parameter name \"%s\" used more than once".formatted(name));
            }
            if (!comesOut) {
                in.add(name);
            }
            if (comesOut || parameter.mode() == ParameterMode.INOUT) {
                out.add(name);
            }
        }
    }

    /** What a result of any type is follows from an argument of any type (manual, section 36.2.5). */
    private void polymorphic(CreateFunction create) {
        Set<String> arguments = new HashSet<>();
        List<TypeName> results = new ArrayList<>();
        create.returns().ifPresent(results::add);
        for (FunctionParameter parameter : create.parameters()) {
            boolean comesOut = parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.TABLE;
            if (comesOut) {
                results.add(parameter.type());
            } else {
                arguments.add(parameter.type().name());
            }
        }
        for (TypeName result : results) {
            Set<String> needed = POLYMORPHIC.getOrDefault(result.name(), Set.of());
            if (!needed.isEmpty() && arguments.stream().noneMatch(needed::contains)) {
                touches.at(result);
                touches.refuse("42P13", "cannot determine result data type");
            }
        }
    }

    private void replace(CreateFunction create) {
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
