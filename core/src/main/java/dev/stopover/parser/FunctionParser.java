package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Volatility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads CREATE FUNCTION and PROCEDURE and the options that ALTER changes. */
final class FunctionParser {

    private final Grammar grammar;
    private final Cursor cursor;
    private final Supplier<Statement> nested;
    private final List<Setting> settings = new ArrayList<>();
    private final List<Identifier> resets = new ArrayList<>();
    private Optional<String> language = Optional.empty();
    private Optional<Volatility> volatility = Optional.empty();
    private Optional<TextRange> securityDefiner = Optional.empty();
    private Optional<Boolean> security = Optional.empty();
    private Optional<Body> body = Optional.empty();
    private Optional<Boolean> strict = Optional.empty();
    private final Map<String, String> attributes = new TreeMap<>();
    private final Set<String> said = new HashSet<>();

    FunctionParser(Grammar grammar, Supplier<Statement> nested) {
        this.grammar = grammar;
        this.nested = nested;
        this.cursor = grammar.cursor();
    }

    /** From after the words CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
    Statement create(int from, boolean orReplace, boolean procedure) {
        TextRange keywords = cursor.rangeFrom(from);
        QualifiedName name = grammar.functions().functionName();
        List<FunctionParameter> parameters = new ArrayList<>(grammar.functions().parameters(true));
        Optional<TypeName> returns = Optional.empty();
        boolean returnsTable = false;
        if (!procedure && cursor.accept(Keyword.RETURNS)) {
            if (cursor.accept(Keyword.TABLE)) {
                returnsTable = true;
                refuseResults(parameters);
                parameters.addAll(tableColumns());
            } else {
                returns = Optional.of(grammar.types().functionType());
            }
        }
        boolean more = true;
        while (more) {
            more = createOption();
        }
        if (cursor.at(Keyword.RETURN) || cursor.at(Keyword.BEGIN)) {
            body = Optional.of(sqlBody());
        }
        boolean returnsSet = returnsTable || returns.map(TypeName::setOf).orElse(false);
        return new CreateFunction(
                cursor.rangeFrom(from),
                keywords,
                procedure,
                orReplace,
                name,
                parameters,
                returns,
                returnsTable,
                returnsSet,
                language,
                volatility,
                securityDefiner,
                strict.orElse(false),
                attributes,
                settings,
                body);
    }

    /** From after the words ALTER FUNCTION, PROCEDURE or ROUTINE and the function's name. */
    AlterFunction alter(int from, TextRange keywords, ObjectReference function) {
        if (!option()) {
            throw cursor.error();
        }
        boolean more = true;
        while (more) {
            more = option();
        }
        cursor.accept(Keyword.RESTRICT);
        return new AlterFunction(
                cursor.rangeFrom(from), keywords, function, volatility, security, strict, attributes, settings, resets);
    }

    private boolean createOption() {
        if (cursor.accept(Keyword.AS)) {
            once("AS");
            int literal = cursor.index();
            cursor.string();
            if (cursor.accept(TokenKind.COMMA)) {
                cursor.string();
            }
            body = Optional.of(new Body.Source(
                    cursor.tokens().range(literal), cursor.tokens().contents(literal)));
            return true;
        }
        if (cursor.accept(Keyword.LANGUAGE)) {
            once("LANGUAGE");
            language = Optional.of(grammar.options().wordOrString().text());
            return true;
        }
        if (cursor.accept(Keyword.TRANSFORM)) {
            once("TRANSFORM");
            List<TypeName> types = cursor.list(() -> {
                cursor.expect(Keyword.FOR);
                cursor.expect(Keyword.TYPE);
                return grammar.types().typeName();
            });
            attributes.put(
                    "TRANSFORM", types.stream().map(type -> "FOR TYPE " + type).collect(Collectors.joining(", ")));
            return true;
        }
        if (cursor.accept(Keyword.WINDOW)) {
            once("WINDOW");
            attributes.put("WINDOW", "WINDOW");
            return true;
        }
        return option();
    }

    private void once(String option) {
        if (!said.add(option)) {
            throw cursor.error("conflicting or redundant options", "Say it once.");
        }
    }

    /** An option that both CREATE and ALTER know ({@code common_func_opt_item}). */
    private boolean option() {
        int at = cursor.position();
        switch (cursor.keyword()) {
            case CALLED, RETURNS, STRICT -> once("STRICT");
            case IMMUTABLE, STABLE, VOLATILE -> once("VOLATILE");
            case EXTERNAL, SECURITY -> once("SECURITY");
            case LEAKPROOF, NOT -> once("LEAKPROOF");
            case COST, ROWS, SUPPORT, PARALLEL -> once(cursor.keyword().name());
            default -> {}
        }
        switch (cursor.keyword()) {
            case CALLED -> {
                cursor.expect(Keyword.CALLED, Keyword.ON, Keyword.NULL, Keyword.INPUT);
                strict = Optional.of(false);
            }
            case RETURNS -> {
                cursor.expect(Keyword.RETURNS, Keyword.NULL, Keyword.ON, Keyword.NULL, Keyword.INPUT);
                strict = Optional.of(true);
            }
            case STRICT -> {
                cursor.advance();
                strict = Optional.of(true);
            }
            case IMMUTABLE, STABLE, VOLATILE -> {
                volatility = Optional.of(Volatility.valueOf(cursor.keyword().name()));
                cursor.advance();
            }
            case EXTERNAL, SECURITY -> security(at);
            case LEAKPROOF -> {
                cursor.advance();
                attributes.put("LEAKPROOF", "LEAKPROOF");
            }
            case NOT -> {
                cursor.expect(Keyword.NOT, Keyword.LEAKPROOF);
                attributes.put("LEAKPROOF", "");
            }
            case COST, ROWS -> {
                String attribute = cursor.keyword().name();
                cursor.advance();
                attributes.put(attribute, estimate());
            }
            case SUPPORT -> {
                cursor.advance();
                attributes.put("SUPPORT", cursor.qualifiedName().toString());
            }
            case PARALLEL -> {
                cursor.advance();
                attributes.put("PARALLEL", cursor.name().value().toUpperCase(Locale.ROOT));
            }
            case SET -> {
                cursor.advance();
                settings.add(grammar.settings().setting());
            }
            case RESET -> {
                cursor.advance();
                resets.add(resetParameter());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A number as PostgreSQL keeps costs and rows, in single precision. */
    private String estimate() {
        long whole = cursor.number();
        boolean integer = cursor.tokens().kind(cursor.lastIndex()) == TokenKind.INTEGER;
        String text = cursor.tokens().text(cursor.lastIndex());
        String number = Float.toString(integer ? whole : Float.parseFloat(text.replace("_", "")));
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private void security(int at) {
        if (cursor.accept(Keyword.EXTERNAL)) {
            if (!cursor.at(Keyword.SECURITY)) {
                throw cursor.error();
            }
        }
        cursor.expect(Keyword.SECURITY);
        if (cursor.accept(Keyword.DEFINER)) {
            securityDefiner = Optional.of(cursor.rangeFrom(at));
            security = Optional.of(true);
        } else {
            cursor.expect(Keyword.INVOKER);
            securityDefiner = Optional.empty();
            security = Optional.of(false);
        }
    }

    /** {@code RETURN expression} or {@code BEGIN ATOMIC … END}. */
    private Body sqlBody() {
        int from = cursor.position();
        if (cursor.accept(Keyword.RETURN)) {
            var expression = grammar.expressions().expression();
            return new Body.Return(cursor.rangeFrom(from), expression);
        }
        cursor.expect(Keyword.BEGIN, Keyword.ATOMIC);
        List<Statement> statements = new ArrayList<>();
        while (!cursor.at(Keyword.END)) {
            if (cursor.accept(Keyword.RETURN)) {
                grammar.expressions().expression();
            } else if (!cursor.at(TokenKind.SEMICOLON)) {
                statements.add(understood(nested.get()));
            }
            cursor.expect(TokenKind.SEMICOLON);
        }
        cursor.expect(Keyword.END);
        return new Body.Statements(cursor.rangeFrom(from), statements);
    }

    private Statement understood(Statement statement) {
        if (statement instanceof UnreadStatement opaque && opaque.error().isPresent()) {
            throw new SyntaxException(cursor.position(), opaque.error().get());
        }
        return statement;
    }

    private Identifier resetParameter() {
        return cursor.at(Keyword.ALL) ? cursor.label() : grammar.settings().parameterName();
    }

    /** A function that returns a table says with its columns what comes out, and with nothing else. */
    private void refuseResults(List<FunctionParameter> parameters) {
        for (FunctionParameter parameter : parameters) {
            if (parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.INOUT) {
                throw new SyntaxException(
                        cursor.position(),
                        new ParseError(
                                parameter.range(),
                                "OUT and INOUT parameters cannot stand beside RETURNS TABLE.",
                                Optional.of("Make them columns of the table.")));
            }
        }
    }

    /** The columns of RETURNS TABLE. */
    private List<FunctionParameter> tableColumns() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.typeOrFunctionName();
            TypeName type = grammar.types().functionType();
            return new FunctionParameter(
                    cursor.rangeFrom(from), ParameterMode.TABLE, Optional.of(name), type, Optional.empty());
        });
    }
}
