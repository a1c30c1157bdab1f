package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code ALTER FUNCTION}, {@code PROCEDURE} and {@code ROUTINE} with options.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param function the function
 * @param volatility the new volatility
 * @param securityDefiner true for SECURITY DEFINER, false for INVOKER
 * @param strict true for STRICT, false for CALLED ON NULL INPUT
 * @param attributes what else is said of it: COST, LEAKPROOF, PARALLEL, ROWS and SUPPORT; empty where NOT is written
 * @param settings its SET clauses
 * @param resets the settings that are reset; all is RESET ALL
 */
public record AlterFunction(
        TextRange range,
        TextRange keywords,
        ObjectReference function,
        Optional<Volatility> volatility,
        Optional<Boolean> securityDefiner,
        Optional<Boolean> strict,
        Map<String, String> attributes,
        List<Setting> settings,
        List<Identifier> resets)
        implements Statement {

    /** Keeps copies of the lists and the map. */
    public AlterFunction {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        settings = List.copyOf(settings);
        resets = List.copyOf(resets);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
