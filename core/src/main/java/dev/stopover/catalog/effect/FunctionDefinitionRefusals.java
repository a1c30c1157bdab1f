package dev.stopover.catalog.effect;

import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL refuses of the definition of a function or procedure, whatever its body does ({@code CreateFunction} and
 * {@code ProcedureCreate}).
 */
final class FunctionDefinitionRefusals {

    private static final String INVALID_DEFINITION = "42P13";
    private static final String INVALID_VALUE = "22023";

    /** What only functions have (manual, CREATE PROCEDURE). */
    private static final Set<String> OF_FUNCTIONS =
            Set.of("LEAKPROOF", "COST", "ROWS", "SUPPORT", "PARALLEL", "WINDOW");

    private final Situation situation;
    private final Touches touches;

    FunctionDefinitionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateFunction create) {
        touches.at(create.keywords());
        attributes(create);
        parameters(create);
        results(create);
        touches.at(create.keywords());
        language(create);
        replace(create);
    }

    private void attributes(CreateFunction create) {
        Map<String, String> attributes = create.attributes();
        if (create.procedure()) {
            boolean refused = create.volatility().isPresent()
                    || create.strict()
                    || attributes.keySet().stream().anyMatch(OF_FUNCTIONS::contains);
            if (refused) {
                touches.refuse(INVALID_DEFINITION, "invalid attribute in procedure definition");
            }
            return;
        }
        if (isNotPositive(attributes.get("COST"))) {
            touches.refuse(INVALID_VALUE, "COST must be positive");
        }
        String rows = attributes.get("ROWS");
        if (isNotPositive(rows)) {
            touches.refuse(INVALID_VALUE, "ROWS must be positive");
        } else if (rows != null && !create.returnsSet()) {
            touches.refuse(INVALID_VALUE, "ROWS is not applicable when function does not return a set");
        }
        String parallel = attributes.get("PARALLEL");
        if (parallel != null && !Set.of("SAFE", "RESTRICTED", "UNSAFE").contains(parallel)) {
            touches.refuse("42601", "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE");
        }
    }

    private static boolean isNotPositive(String number) {
        return number != null && (number.startsWith("-") || number.equals("0"));
    }

    /** ({@code interpret_function_parameter_list}.) */
    private void parameters(CreateFunction create) {
        boolean defaulted = false;
        boolean variadic = false;
        for (FunctionParameter parameter : create.parameters()) {
            touches.at(parameter);
            boolean comesIn = parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE;
            if (variadic && (comesIn || create.procedure() && parameter.mode() == ParameterMode.OUT)) {
                touches.refuse(
                        INVALID_DEFINITION,
                        create.procedure() && !comesIn
                                ? "VARIADIC parameter must be the last parameter"
                                : "VARIADIC parameter must be the last input parameter");
            }
            if (parameter.mode() == ParameterMode.VARIADIC) {
                variadic = true;
                variadic(parameter.type());
            }
            if (comesIn && parameter.type().setOf()) {
                touches.refuse(
                        INVALID_DEFINITION,
                        (create.procedure() ? "procedures" : "functions") + " cannot accept set arguments");
            }
            if (parameter.defaultValue().isPresent()) {
                if (!comesIn) {
                    touches.refuse(INVALID_DEFINITION, "only input parameters can have default values");
                }
                parameter.defaultValue().ifPresent(this::defaultValue);
                defaulted = true;
            } else if (comesIn && defaulted && parameter.mode() != ParameterMode.VARIADIC) {
                touches.refuse(
                        INVALID_DEFINITION, "input parameters after one with a default value must also have defaults");
            } else if (create.procedure() && defaulted && parameter.mode() == ParameterMode.OUT) {
                touches.refuse(
                        INVALID_DEFINITION, "procedure OUT parameters cannot appear after one with a default value");
            }
        }
    }

    private void variadic(TypeName type) {
        boolean array = type.arrayDimensions() > 0
                || Set.of("anyarray", "anycompatiblearray", "any").contains(type.name());
        if (!array && TypeChanges.isBuiltIn(type.name()) && !type.name().startsWith("_")) {
            touches.refuse(INVALID_DEFINITION, "VARIADIC parameter must be an array");
        }
    }

    private void defaultValue(Expression expression) {
        Mentions mentions = situation.answers().mentions(expression);
        for (int i = 0; i < mentions.size() && mentions.isComplete(); i++) {
            if (mentions.is(i, MentionRole.COLUMN)) {
                int at = i;
                touches.at(() -> mentions.range(at));
                touches.refuse(
                        mentions.parts(i).size() > 1 ? "42P01" : "42703",
                        mentions.parts(i).size() > 1
                                ? "missing FROM-clause entry for table \"%s\""
                                        .formatted(mentions.parts(i).get(0))
                                : "column \"%s\" does not exist".formatted(mentions.value(i)));
            } else if (mentions.is(i, MentionRole.QUERY)) {
                return;
            }
        }
    }

    private void results(CreateFunction create) {
        List<FunctionParameter> out = create.parameters().stream()
                .filter(parameter -> parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.INOUT)
                .toList();
        if (create.procedure() || create.returnsTable()) {
            return;
        }
        Optional<TypeName> returns = create.returns();
        touches.at(create.keywords());
        if (returns.isEmpty()) {
            if (out.isEmpty()) {
                touches.refuse(INVALID_DEFINITION, "function result type must be specified");
            }
            return;
        }
        if (out.isEmpty()) {
            return;
        }
        touches.at(returns.get());
        DataType said = situation.before().type(returns.get());
        if (out.size() > 1 && !said.name().equals("record") && situation.isKnown(said)) {
            touches.refuse(INVALID_DEFINITION, "function result type must be record because of OUT parameters");
        } else if (out.size() == 1) {
            DataType only = situation.before().type(out.get(0).type());
            boolean same =
                    only.id() == said.id() && only.name().equals(said.name()) && only.dimensions() == said.dimensions();
            if (!same && situation.isKnown(only) && situation.isKnown(said)) {
                touches.refuse(
                        INVALID_DEFINITION,
                        "function result type must be %s because of OUT parameters".formatted(only.canonical()));
            }
        }
    }

    private void language(CreateFunction create) {
        boolean inline =
                create.body().filter(body -> !(body instanceof Body.Source)).isPresent();
        if (create.language().isEmpty() && !inline) {
            touches.refuse(INVALID_DEFINITION, "no language specified");
            return;
        }
        String language = create.language().orElse("sql");
        if (create.body().isEmpty()) {
            touches.refuse(INVALID_DEFINITION, "no function body specified");
        } else if (inline && !language.equals("sql")) {
            touches.refuse(INVALID_DEFINITION, "inline SQL function body only valid for language SQL");
        }
        String returns = create.returns().map(TypeName::name).orElse("");
        if (returns.equals("trigger") || returns.equals("event_trigger")) {
            if (language.equals("sql")) {
                touches.refuse(INVALID_DEFINITION, "SQL functions cannot return type " + returns);
            } else if (language.equals("plpgsql") && !create.parameters().isEmpty()) {
                touches.refuse(
                        INVALID_DEFINITION,
                        returns.equals("trigger")
                                ? "trigger functions cannot have declared arguments"
                                : "event trigger functions cannot have declared arguments");
            }
        }
    }

    /** What a function in the place of another may not change. */
    private void replace(CreateFunction create) {
        if (!create.orReplace()) {
            return;
        }
        List<FunctionParameter> inputs = create.parameters().stream()
                .filter(parameter -> parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE)
                .toList();
        List<DataType> types = inputs.stream()
                .map(parameter -> situation.before().type(parameter.type()))
                .toList();
        String target = Lookup.target(situation.catalog(), situation.before().session(), create.function())
                .schema();
        for (Function old : situation.before().functions(create.function(), types)) {
            if (old.knowledge() != Knowledge.KNOWN || !old.name().schema().equals(target)) {
                continue;
            }
            Function.Kind kind = create.procedure() ? Function.Kind.PROCEDURE : Function.Kind.FUNCTION;
            boolean window = create.attributes().containsKey("WINDOW");
            if (old.kind() != kind && !window) {
                touches.refuse("42809", "cannot change routine kind");
            } else {
                replaced(create, inputs, old);
            }
        }
    }

    private void replaced(CreateFunction create, List<FunctionParameter> inputs, Function old) {
        List<FunctionParameter> before = new ArrayList<>(old.parameters());
        before.removeIf(parameter -> parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.TABLE);
        boolean set = old.returns().map(TypeName::setOf).orElse(create.returnsSet());
        if (create.returns().isPresent() && old.returns().isPresent() && set != create.returnsSet()) {
            touches.refuse(INVALID_DEFINITION, "cannot change return type of existing function");
        }
        int defaults = 0;
        for (int i = 0; i < Math.min(before.size(), inputs.size()); i++) {
            Optional<String> was = before.get(i).name().map(Identifier::value);
            Optional<String> is = inputs.get(i).name().map(Identifier::value);
            if (was.isPresent() && !was.equals(is)) {
                touches.at(inputs.get(i));
                touches.refuse(INVALID_DEFINITION, "cannot change name of input parameter \"%s\"".formatted(was.get()));
            }
            defaults += before.get(i).defaultValue().isPresent() ? 1 : 0;
            defaults -= inputs.get(i).defaultValue().isPresent() ? 1 : 0;
        }
        if (defaults > 0) {
            touches.refuse(INVALID_DEFINITION, "cannot remove parameter defaults from existing function");
        }
    }
}
