package dev.stopover.definition;

import dev.stopover.catalog.Function;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A function as SQL writes it. */
public final class FunctionSql {

    private FunctionSql() {}

    /** A function from its name on, in the order in which PostgreSQL prints it. */
    public static String function(Function function) {
        return function.name() + functionBody(function);
    }

    /** A function from its parameters on. */
    public static String functionBody(Function function) {
        StringBuilder sql = new StringBuilder("(");
        sql.append(function.parameters().stream()
                .filter(parameter -> parameter.mode() != ParameterMode.TABLE)
                .map(FunctionSql::parameter)
                .collect(Collectors.joining(", ")));
        sql.append(')');
        List<String> columns = function.parameters().stream()
                .filter(parameter -> parameter.mode() == ParameterMode.TABLE)
                .map(parameter -> parameter.name().map(name -> name + " ").orElse("") + parameter.type())
                .toList();
        if (!columns.isEmpty()) {
            sql.append(" RETURNS TABLE (").append(String.join(", ", columns)).append(')');
        } else {
            function.returns().ifPresent(type -> sql.append(" RETURNS ").append(type));
        }
        sql.append("\n    LANGUAGE ").append(Names.quoted(function.language()));
        attribute(sql, function, "TRANSFORM");
        attribute(sql, function, "WINDOW");
        if (function.volatility() != Volatility.VOLATILE) {
            sql.append(' ').append(function.volatility());
        }
        attribute(sql, function, "PARALLEL");
        sql.append(function.strict() ? " STRICT" : "").append(function.securityDefiner() ? " SECURITY DEFINER" : "");
        attribute(sql, function, "LEAKPROOF");
        attribute(sql, function, "COST");
        attribute(sql, function, "ROWS");
        attribute(sql, function, "SUPPORT");
        function.settings()
                .forEach((name, values) -> sql.append("\n    SET ")
                        .append(name)
                        .append(" = ")
                        .append(
                                values.isEmpty()
                                        ? "''"
                                        : values.stream().map(SqlParts::literal).collect(Collectors.joining(", "))));
        function.body().ifPresent(body -> sql.append('\n').append(body(function, body)));
        return sql.toString();
    }

    private static void attribute(StringBuilder sql, Function function, String word) {
        function.attributes()
                .find(word)
                .ifPresent(value -> sql.append(' ').append(value.equals(word) ? word : word + " " + value));
    }

    private static String parameter(FunctionParameter parameter) {
        List<String> words = new ArrayList<>();
        if (parameter.mode() != ParameterMode.IN) {
            words.add(parameter.mode().name());
        }
        parameter.name().ifPresent(name -> words.add(name.toString()));
        words.add(parameter.type().toString());
        parameter.defaultValue().ifPresent(value -> words.add("DEFAULT " + SqlParts.line(value)));
        return String.join(" ", words);
    }

    private static String body(Function function, Body body) {
        if (body instanceof Body.Source source) {
            String text = source.source().toString();
            String tag = "$$";
            for (int i = 0; text.contains(tag); i++) {
                tag = "$body" + i + "$";
            }
            return "AS " + tag + text + tag;
        }
        return function.origin()
                .map(origin -> body.range().of(origin.file().text()))
                .orElse("");
    }
}
