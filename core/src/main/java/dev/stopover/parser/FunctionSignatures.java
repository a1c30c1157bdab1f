package dev.stopover.parser;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of functions, with parameters or the types of arguments ({@code function_with_argtypes}). */
final class FunctionSignatures {

    private final Cursor cursor;
    private final Expressions expressions;

    FunctionSignatures(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** The name of a function ({@code func_name}). */
    QualifiedName functionName() {
        boolean function = cursor.atTypeOrFunctionName();
        boolean name = cursor.atName();
        if (!function && !name) {
            throw cursor.error();
        }
        Identifier first = cursor.identifier();
        if (cursor.at(TokenKind.DOT) ? !name : !function) {
            throw cursor.error();
        }
        return cursor.qualifiedName(first);
    }

    /** A function with the types of its arguments, or by name alone ({@code function_with_argtypes}). */
    ObjectReference functionReference(ObjectKind kind) {
        int from = cursor.position();
        QualifiedName name;
        if (cursor.atName()) {
            boolean function = cursor.atTypeOrFunctionName() || cursor.kind(1) == TokenKind.DOT;
            name = cursor.qualifiedName();
            if (!function && cursor.at(TokenKind.LEFT_PAREN)) {
                throw cursor.error();
            }
        } else {
            Identifier keyword = cursor.typeOrFunctionName();
            name = new QualifiedName(keyword.range(), Optional.empty(), Optional.empty(), keyword.value());
        }
        Optional<List<FunctionParameter>> arguments = Optional.empty();
        if (kind == ObjectKind.AGGREGATE || cursor.at(TokenKind.LEFT_PAREN)) {
            arguments = Optional.of(kind == ObjectKind.AGGREGATE ? aggregateArguments() : parameters(false));
        }
        return new ObjectReference(cursor.rangeFrom(from), kind, name, Optional.empty(), arguments);
    }

    /** Parameters in parentheses, perhaps none ({@code func_args} and {@code func_args_with_defaults}). */
    List<FunctionParameter> parameters(boolean defaults) {
        cursor.expect(TokenKind.LEFT_PAREN);
        if (cursor.accept(TokenKind.RIGHT_PAREN)) {
            return List.of();
        }
        List<FunctionParameter> parameters = cursor.list(() -> parameter(defaults));
        cursor.expect(TokenKind.RIGHT_PAREN);
        return parameters;
    }

    /** Arguments of an aggregate: {@code (*)}, or those of its two kinds with ORDER BY between ({@code aggr_args}). */
    List<FunctionParameter> aggregateArguments() {
        cursor.expect(TokenKind.LEFT_PAREN);
        if (cursor.accept(TokenKind.STAR)) {
            cursor.expect(TokenKind.RIGHT_PAREN);
            return List.of();
        }
        List<FunctionParameter> parameters = new ArrayList<>();
        if (!cursor.at(Keyword.ORDER)) {
            parameters.addAll(cursor.list(() -> parameter(false)));
        }
        if (cursor.accept(Keyword.ORDER)) {
            cursor.expect(Keyword.BY);
            parameters.addAll(cursor.list(() -> parameter(false)));
        }
        cursor.expect(TokenKind.RIGHT_PAREN);
        return parameters;
    }

    /** A parameter of a function ({@code func_arg} and {@code func_arg_with_default}). */
    FunctionParameter parameter(boolean defaults) {
        int from = cursor.position();
        Optional<ParameterMode> mode = parameterMode();
        Optional<Identifier> name = Optional.empty();
        if (isParameterName()) {
            name = Optional.of(cursor.typeOrFunctionName());
            if (mode.isEmpty()) {
                mode = parameterMode();
            }
        }
        TypeName type = expressions.types().functionType();
        Optional<Expression> defaultValue = Optional.empty();
        if (defaults && (cursor.accept(Keyword.DEFAULT) || cursor.accept(TokenKind.EQUALS))) {
            defaultValue = Optional.of(expressions.expression());
        }
        return new FunctionParameter(cursor.rangeFrom(from), mode.orElse(ParameterMode.IN), name, type, defaultValue);
    }

    private Optional<ParameterMode> parameterMode() {
        if (cursor.accept(Keyword.IN)) {
            return Optional.of(cursor.accept(Keyword.OUT) ? ParameterMode.INOUT : ParameterMode.IN);
        }
        if (cursor.accept(Keyword.OUT)) {
            return Optional.of(ParameterMode.OUT);
        }
        if (cursor.accept(Keyword.INOUT)) {
            return Optional.of(ParameterMode.INOUT);
        }
        return cursor.accept(Keyword.VARIADIC) ? Optional.of(ParameterMode.VARIADIC) : Optional.empty();
    }

    /** Whether the word here names a parameter: a type follows it. */
    private boolean isParameterName() {
        if (!cursor.atTypeOrFunctionName() || cursor.at(Keyword.DOUBLE, Keyword.PRECISION)) {
            return false;
        }
        TokenKind next = cursor.kind(1);
        if (next != TokenKind.KEYWORD) {
            return next.isIdentifier();
        }
        return switch (cursor.keyword(1)) {
            case IN, OUT, INOUT, VARIADIC -> true;
            default ->
                cursor.keyword(1).isTypeOrFunctionName()
                        || cursor.keyword(1).category() == Keyword.Category.COLUMN_NAME;
        };
    }
}
