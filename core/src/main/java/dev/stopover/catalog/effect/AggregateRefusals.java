package dev.stopover.catalog.effect;

import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL refuses of the definition of an aggregate ({@code DefineAggregate} and {@code AggregateCreate}). */
final class AggregateRefusals {

    private static final String INVALID_DEFINITION = "42P13";
    private static final Set<String> RANGES = Set.of("anyrange", "anymultirange");
    private static final Set<String> PSEUDO = Set.of("cstring", "record", "void", "trigger", "any", "unknown");

    private final Touches touches;

    AggregateRefusals(Touches touches) {
        this.touches = touches;
    }

    void create(CreateObject create) {
        Map<String, String> options = new HashMap<>();
        for (Option option : create.options()) {
            options.put(
                    option.name().value(), option.value().map(OptionValue::text).orElse(""));
        }
        touches.at(create.object());
        String type = type(options.getOrDefault("stype", options.getOrDefault("stype1", "")));
        if (type.isEmpty()) {
            touches.refuse(INVALID_DEFINITION, "aggregate stype must be specified");
        }
        if (!options.containsKey("sfunc") && !options.containsKey("sfunc1")) {
            touches.refuse(INVALID_DEFINITION, "aggregate sfunc must be specified");
        }
        moving(options);
        boolean old = create.object().arguments().isEmpty();
        if (old && !options.containsKey("basetype")) {
            touches.refuse(INVALID_DEFINITION, "aggregate input type must be specified");
        } else if (!old && options.containsKey("basetype")) {
            touches.refuse(INVALID_DEFINITION, "basetype is redundant with aggregate input type specification");
        }
        if (PSEUDO.contains(type)) {
            touches.refuse(INVALID_DEFINITION, "aggregate transition data type cannot be %s".formatted(type));
        }
        String parallel = options.getOrDefault("parallel", "safe").toLowerCase(Locale.ROOT);
        if (!Set.of("safe", "restricted", "unsafe").contains(parallel)) {
            touches.refuse("42601", "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE");
        }
        Set<String> arguments = new HashSet<>();
        create.object().arguments().orElse(List.of()).stream()
                .map(FunctionParameter::type)
                .forEach(argument -> arguments.add(argument.name()));
        if (old) {
            arguments.add(type(options.getOrDefault("basetype", "")));
        }
        String result = type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
        Set<String> needed = RANGES.contains(type) ? RANGES : FunctionRefusals.needed(result);
        if (!needed.isEmpty() && arguments.stream().noneMatch(needed::contains)) {
            touches.refuse(INVALID_DEFINITION, "cannot determine transition data type");
        }
    }

    /** What belongs to an aggregate that moves comes together. */
    private void moving(Map<String, String> options) {
        boolean moves = options.containsKey("mstype");
        if (moves) {
            for (String function : List.of("msfunc", "minvfunc")) {
                if (!options.containsKey(function)) {
                    touches.refuse(
                            INVALID_DEFINITION,
                            "aggregate %s must be specified when mstype is specified".formatted(function));
                }
            }
            return;
        }
        for (String option : List.of("msfunc", "minvfunc", "mfinalfunc", "msspace", "minitcond")) {
            if (options.containsKey(option)
                    && !(option.equals("msspace") && options.get(option).equals("0"))) {
                touches.refuse(
                        INVALID_DEFINITION, "aggregate %s must not be specified without mstype".formatted(option));
            }
        }
    }

    private static String type(String written) {
        return written.toLowerCase(Locale.ROOT).replace("\"", "").strip();
    }
}
