package dev.stopover.syntax;

import dev.stopover.source.TextRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}.
 *
 * @param range where it stands, the semicolon excluded
 * @param keywords the words that say what it does
 * @param procedure whether it is a procedure
 * @param orReplace whether OR REPLACE is written
 * @param function its name
 * @param parameters its parameters; columns of RETURNS TABLE are parameters of mode TABLE
 * @param returns the type after RETURNS; absent for procedures and RETURNS TABLE
 * @param returnsTable whether RETURNS TABLE is written
 * @param returnsSet whether it returns SETOF or TABLE
 * @param language the language, if written, folded
 * @param volatility the volatility, if written
 * @param securityDefiner where SECURITY DEFINER is written
 * @param strict whether STRICT or RETURNS NULL ON NULL INPUT is written
 * @param attributes what else is said of it by the words of CREATE FUNCTION: COST, LEAKPROOF, PARALLEL, ROWS, SUPPORT,
 *     TRANSFORM and WINDOW; empty where NOT is written
 * @param settings its SET clauses
 * @param body its body
 */
public record CreateFunction(
        TextRange range,
        TextRange keywords,
        boolean procedure,
        boolean orReplace,
        QualifiedName function,
        List<FunctionParameter> parameters,
        Optional<TypeName> returns,
        boolean returnsTable,
        boolean returnsSet,
        Optional<String> language,
        Optional<Volatility> volatility,
        Optional<TextRange> securityDefiner,
        boolean strict,
        Map<String, String> attributes,
        List<Setting> settings,
        Optional<Body> body)
        implements Statement {

    /** Keeps copies of the lists and the map. */
    public CreateFunction {
        parameters = List.copyOf(parameters);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        settings = List.copyOf(settings);
    }

    @Override
    public <C> void accept(Visitor<C> visitor, C context) {
        visitor.visit(this, context);
    }
}
