package dev.stopover.catalog.effect;

import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What PostgreSQL refuses of the definition of an operator ({@code DefineOperator} and {@code OperatorCreate}). */
final class OperatorRefusals {

    private static final String INVALID_DEFINITION = "42P13";

    private final Touches touches;

    OperatorRefusals(Touches touches) {
        this.touches = touches;
    }

    void create(CreateObject create) {
        Map<String, String> options = new HashMap<>();
        for (Option option : create.options()) {
            String value = option.value().map(OptionValue::text).orElse("");
            options.put(option.name().value(), value);
            boolean argument =
                    List.of("leftarg", "rightarg").contains(option.name().value());
            if (argument && value.toLowerCase(Locale.ROOT).startsWith("setof ")) {
                touches.at(option);
                touches.refuse(INVALID_DEFINITION, "SETOF type not allowed for operator argument");
            }
        }
        touches.at(create.object());
        if (!options.containsKey("procedure") && !options.containsKey("function")) {
            touches.refuse(INVALID_DEFINITION, "operator function must be specified");
        }
        boolean left = options.containsKey("leftarg");
        if (!options.containsKey("rightarg")) {
            touches.refuse(
                    INVALID_DEFINITION,
                    left
                            ? "operator right argument type must be specified"
                            : "operator argument types must be specified");
        }
        if (left) {
            return;
        }
        if (options.containsKey("commutator")) {
            touches.refuse(INVALID_DEFINITION, "only binary operators can have commutators");
        }
        if (options.containsKey("join")) {
            touches.refuse(INVALID_DEFINITION, "only binary operators can have join selectivity");
        }
        if (options.containsKey("merges") && !options.get("merges").equals("false")) {
            touches.refuse(INVALID_DEFINITION, "only binary operators can merge join");
        }
        if (options.containsKey("hashes") && !options.get("hashes").equals("false")) {
            touches.refuse(INVALID_DEFINITION, "only binary operators can hash");
        }
    }
}
