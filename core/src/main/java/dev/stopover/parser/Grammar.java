package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.SequenceOwner;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parsers of single statements share: one statement's cursor and the parts that many statements have. */
final class Grammar {

    private final Cursor cursor;
    private final Expressions expressions;
    private int from;

    Grammar(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new Expressions(cursor);
        this.from = cursor.first();
    }

    /** Says where the statement begins that is read from here on; returns where the one around it began. */
    int begin(int position) {
        int outer = from;
        from = position;
        return outer;
    }

    Cursor cursor() {
        return cursor;
    }

    Expressions expressions() {
        return expressions;
    }

    Types types() {
        return expressions.types();
    }

    Queries queries() {
        return expressions.queries();
    }

    /** From the first token of the statement to the last one taken: its range, or its keywords if taken so far. */
    TextRange soFar() {
        return cursor.rangeFrom(from);
    }

    /** A role ({@code RoleSpec}). */
    RoleName role() {
        int from = cursor.position();
        RoleKind kind = switch (cursor.keyword()) {
            case CURRENT_USER -> RoleKind.CURRENT_USER;
            case CURRENT_ROLE -> RoleKind.CURRENT_ROLE;
            case SESSION_USER -> RoleKind.SESSION_USER;
            default -> RoleKind.NAMED;
        };
        if (kind != RoleKind.NAMED) {
            cursor.advance();
            return new RoleName(cursor.rangeFrom(from), kind, "");
        }
        if (cursor.at(Keyword.NONE)) {
            throw cursor.error("The role name \"none\" is reserved.", "Name a role.");
        }
        Identifier name = cursor.nonReservedWord();
        if (name.value().equals("public")) {
            return new RoleName(name.range(), RoleKind.PUBLIC, "");
        }
        return new RoleName(name.range(), RoleKind.NAMED, name.value());
    }

    /** The name of a role that is made or renamed, so that none may be meant ({@code RoleId}). */
    Identifier roleName() {
        int from = cursor.position();
        RoleName role = role();
        String word = cursor.tokens().text(cursor.tokens().significant(from));
        if (role.kind() != RoleKind.NAMED) {
            cursor.moveTo(from);
            throw cursor.error(word + " cannot be the name of a role.", "Choose another name.");
        }
        return new Identifier(role.range(), role.name());
    }

    List<RoleName> roles() {
        return cursor.list(this::role);
    }

    /** {@code CASCADE}, {@code RESTRICT} or nothing: whether CASCADE is written. */
    boolean cascade() {
        return cursor.dropBehavior().isPresent();
    }

    /** {@code TEMPORARY}, {@code UNLOGGED} or nothing ({@code OptTemp}). */
    Persistence persistence() {
        if (cursor.accept(Keyword.LOCAL) || cursor.accept(Keyword.GLOBAL)) {
            if (!cursor.accept(Keyword.TEMPORARY)) {
                cursor.expect(Keyword.TEMP);
            }
            return Persistence.TEMPORARY;
        }
        if (cursor.accept(Keyword.TEMPORARY) || cursor.accept(Keyword.TEMP)) {
            return Persistence.TEMPORARY;
        }
        return cursor.accept(Keyword.UNLOGGED) ? Persistence.UNLOGGED : Persistence.PERMANENT;
    }

    /** A word that is not reserved or a string ({@code NonReservedWord_or_Sconst}), as text. */
    OptionValue wordOrString() {
        if (cursor.atString()) {
            StringLiteral literal = cursor.string();
            return new OptionValue(literal.range(), literal.value(), true);
        }
        Identifier word = cursor.nonReservedWord();
        return new OptionValue(word.range(), word.value(), false);
    }

    /** {@code (name = value, …)} of storage parameters; names may have two parts ({@code reloptions}). */
    List<Option> storageParameters() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.label();
            if (cursor.accept(TokenKind.DOT)) {
                Identifier second = cursor.label();
                name = new Identifier(cursor.rangeFrom(from), name.value() + "." + second.value());
            }
            Optional<OptionValue> value = optionalDefinitionValue();
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** {@code (name = value, …)} of a definition ({@code definition}). */
    List<Option> definition() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.label();
            Optional<OptionValue> value = optionalDefinitionValue();
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** {@code (name = value, …)} where no name is a keyword ({@code old_aggr_definition}). */
    List<Option> oldDefinition() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            if (cursor.at(TokenKind.KEYWORD)) {
                throw cursor.error();
            }
            Identifier name = cursor.label();
            cursor.expect(TokenKind.EQUALS);
            Optional<OptionValue> value = Optional.of(definitionValue());
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    private Optional<OptionValue> optionalDefinitionValue() {
        return cursor.accept(TokenKind.EQUALS) ? Optional.of(definitionValue()) : Optional.empty();
    }

    /** A value in a definition: a type, a word, an operator, a number or a string ({@code def_arg}). */
    OptionValue definitionValue() {
        int from = cursor.position();
        switch (cursor.kind()) {
            case STRING, ESCAPE_STRING, UNICODE_STRING, NATIONAL_STRING, DOLLAR_STRING -> {
                return wordOrString();
            }
            case INTEGER, NUMBER, PLUS, MINUS -> {
                if ((cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS))
                        && cursor.kind(1) != TokenKind.INTEGER
                        && cursor.kind(1) != TokenKind.NUMBER) {
                    cursor.advance();
                } else {
                    cursor.number();
                }
            }
            case OPERATOR, EQUALS, STAR -> cursor.advance();
            case KEYWORD -> {
                if (cursor.keyword().isReserved()) {
                    cursor.advance();
                } else if (cursor.at(Keyword.OPERATOR) && cursor.kind(1) == TokenKind.LEFT_PAREN) {
                    expressions.operatorCall();
                } else if (cursor.at(Keyword.NONE)) {
                    cursor.advance();
                } else {
                    types().functionType();
                }
            }
            default -> types().functionType();
        }
        return valueFrom(from);
    }

    private OptionValue valueFrom(int from) {
        TextRange range = cursor.rangeFrom(from);
        if (cursor.position() == from + 1) {
            return new OptionValue(range, cursor.tokens().value(cursor.lastIndex()), false);
        }
        int first = cursor.tokens().significant(from);
        String text = cursor.tokens()
                .excerpt()
                .text()
                .substring(cursor.tokens().start(first), cursor.tokens().end(cursor.lastIndex()));
        return new OptionValue(range, text, false);
    }

    /** {@code (name value, …)} of a utility statement ({@code utility_option_list}). */
    List<Option> utilityOptions() {
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            Identifier name = cursor.at(Keyword.ANALYZE) || cursor.at(Keyword.ANALYSE)
                    ? cursor.identifier()
                    : cursor.nonReservedWord();
            Optional<OptionValue> value = Optional.empty();
            if (!cursor.at(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_PAREN)) {
                value = Optional.of(booleanStringOrNumber());
            }
            return new Option(cursor.rangeFrom(from), name, value);
        });
    }

    /** A value of a parameter or a utility option ({@code var_value}). */
    OptionValue booleanStringOrNumber() {
        int from = cursor.position();
        switch (cursor.kind()) {
            case INTEGER, NUMBER, PLUS, MINUS -> cursor.number();
            default -> {
                if (!cursor.accept(Keyword.TRUE) && !cursor.accept(Keyword.FALSE) && !cursor.accept(Keyword.ON)) {
                    return wordOrString();
                }
            }
        }
        return valueFrom(from);
    }

    /** {@code OPTIONS (name 'value', …)} of foreign objects, if it stands here; ALTER may add, set and drop. */
    List<Option> foreignOptions(boolean alter) {
        if (!cursor.accept(Keyword.OPTIONS)) {
            return List.of();
        }
        return cursor.parenthesized(() -> {
            int from = cursor.position();
            if (alter && !cursor.kind(1).isString()) {
                if (cursor.accept(Keyword.DROP)) {
                    Identifier dropped = cursor.label();
                    return new Option(cursor.rangeFrom(from), dropped, Optional.empty());
                }
                if (!cursor.accept(Keyword.SET)) {
                    cursor.accept(Keyword.ADD);
                }
            }
            Identifier name = cursor.label();
            StringLiteral value = cursor.string();
            return new Option(
                    cursor.rangeFrom(from), name, Optional.of(new OptionValue(value.range(), value.value(), true)));
        });
    }

    /** A parameter and its value after SET ({@code set_rest_more}). */
    Setting setting() {
        int from = cursor.position();
        switch (cursor.keyword()) {
            case TIME -> {
                if (cursor.keyword(1) == Keyword.ZONE) {
                    cursor.advance();
                    cursor.advance();
                    return special(from, "timezone", this::zone);
                }
            }
            case SCHEMA -> {
                if (cursor.kind(1).isString()) {
                    cursor.advance();
                    return setting(from, "search_path", List.of(wordOrString()), false);
                }
            }
            case NAMES -> {
                if (!isAssigned(1)) {
                    cursor.advance();
                    return cursor.atString() || cursor.at(Keyword.DEFAULT)
                            ? special(from, "client_encoding", this::wordOrString)
                            : setting(from, "client_encoding", List.of(), true);
                }
            }
            case ROLE -> {
                if (!isAssigned(1)) {
                    cursor.advance();
                    return setting(from, "role", List.of(wordOrString()), false);
                }
            }
            case SESSION -> {
                if (cursor.keyword(1) == Keyword.AUTHORIZATION) {
                    cursor.advance();
                    cursor.advance();
                    return special(from, "session_authorization", this::wordOrString);
                }
            }
            case XML -> {
                if (cursor.keyword(1) == Keyword.OPTION) {
                    cursor.advance();
                    cursor.advance();
                    if (!cursor.at(Keyword.DOCUMENT) && !cursor.at(Keyword.CONTENT)) {
                        throw cursor.error();
                    }
                    return setting(from, "xmloption", List.of(wordOrString()), false);
                }
            }
            case TRANSACTION -> {
                if (cursor.keyword(1) == Keyword.SNAPSHOT) {
                    cursor.advance();
                    cursor.advance();
                    StringLiteral snapshot = cursor.string();
                    return setting(
                            from,
                            "TRANSACTION SNAPSHOT",
                            List.of(new OptionValue(snapshot.range(), snapshot.value(), true)),
                            false);
                }
            }
            default -> {}
        }
        Identifier parameter = cursor.parameterName();
        if (cursor.accept(Keyword.FROM)) {
            cursor.expect(Keyword.CURRENT);
            return new Setting(cursor.rangeFrom(from), parameter, List.of(), false, true);
        }
        if (!cursor.accept(TokenKind.EQUALS)) {
            cursor.expect(Keyword.TO);
        }
        if (cursor.accept(Keyword.DEFAULT)) {
            return new Setting(cursor.rangeFrom(from), parameter, List.of(), true, false);
        }
        List<OptionValue> values = cursor.list(this::booleanStringOrNumber);
        return new Setting(cursor.rangeFrom(from), parameter, values, false, false);
    }

    private boolean isAssigned(int ahead) {
        return cursor.kind(ahead) == TokenKind.EQUALS
                || cursor.kind(ahead) == TokenKind.DOT
                || cursor.keyword(ahead) == Keyword.TO
                || cursor.keyword(ahead) == Keyword.FROM;
    }

    private Setting special(int from, String parameter, java.util.function.Supplier<OptionValue> value) {
        if (cursor.accept(Keyword.DEFAULT)) {
            return setting(from, parameter, List.of(), true);
        }
        return setting(from, parameter, List.of(value.get()), false);
    }

    private Setting setting(int from, String parameter, List<OptionValue> values, boolean defaultValue) {
        TextRange range = cursor.rangeFrom(from);
        return new Setting(range, new Identifier(range, parameter), values, defaultValue, false);
    }

    private OptionValue zone() {
        int from = cursor.position();
        if (cursor.accept(Keyword.LOCAL)) {
            return valueFrom(from);
        }
        if (cursor.at(Keyword.INTERVAL)) {
            types().constantType();
            cursor.string();
            types().intervalFields();
            return valueFrom(from);
        }
        if (cursor.atString() || cursor.kind().isIdentifier()) {
            return wordOrString();
        }
        cursor.number();
        return valueFrom(from);
    }

    /** Parameters that RESET and SHOW name; the special forms stand for their parameters. */
    Identifier parameterName() {
        int from = cursor.position();
        if (cursor.accept(Keyword.TIME, Keyword.ZONE)) {
            return new Identifier(cursor.rangeFrom(from), "timezone");
        }
        if (cursor.accept(Keyword.SESSION, Keyword.AUTHORIZATION)) {
            return new Identifier(cursor.rangeFrom(from), "session_authorization");
        }
        if (cursor.accept(Keyword.TRANSACTION, Keyword.ISOLATION)) {
            cursor.expect(Keyword.LEVEL);
            return new Identifier(cursor.rangeFrom(from), "transaction_isolation");
        }
        return cursor.parameterName();
    }

    /** Options of a sequence, at least one if told so ({@code SeqOptList}). */
    SequenceOptions sequenceOptions(boolean atLeastOne) {
        return new SequenceParts(this).read(atLeastOne);
    }

    /** {@code OWNED BY}. */
    SequenceOwner sequenceOwner() {
        int from = cursor.position();
        Identifier first = cursor.name();
        List<Identifier> parts = new ArrayList<>(List.of(first));
        while (cursor.accept(TokenKind.DOT)) {
            parts.add(cursor.label());
        }
        TextRange range = cursor.rangeFrom(from);
        int count = parts.size();
        if (count == 1) {
            return new SequenceOwner(range, Optional.empty(), Optional.empty());
        }
        Identifier table = parts.get(count - 2);
        QualifiedName name = new QualifiedName(
                count > 2 ? parts.get(count - 3).range().to(table.range()) : table.range(),
                count > 3 ? Optional.of(parts.get(count - 4).value()) : Optional.empty(),
                count > 2 ? Optional.of(parts.get(count - 3).value()) : Optional.empty(),
                table.value());
        return new SequenceOwner(range, Optional.of(name), Optional.of(parts.get(count - 1)));
    }

    /** A column or expression of an index ({@code index_elem}). */
    IndexColumn indexColumn() {
        return indexColumn(false);
    }

    /** A column or expression of a partition key ({@code part_elem}): neither ordered nor with parameters. */
    IndexColumn partitionColumn() {
        return indexColumn(true);
    }

    private IndexColumn indexColumn(boolean partition) {
        int from = cursor.position();
        Optional<Identifier> column = Optional.empty();
        Optional<Expression> expression = Optional.empty();
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            expression = Optional.of(expressions.inParentheses());
        } else if (cursor.at(Keyword.NULLS, Keyword.FIRST) || cursor.at(Keyword.NULLS, Keyword.LAST)) {
            throw cursor.error();
        } else if (cursor.atName() && cursor.kind(1) != TokenKind.LEFT_PAREN && cursor.kind(1) != TokenKind.DOT) {
            column = Optional.of(cursor.name());
        } else {
            expression = Optional.of(expressions.functionCall());
        }
        Optional<QualifiedName> collation =
                cursor.accept(Keyword.COLLATE) ? Optional.of(cursor.qualifiedName()) : Optional.empty();
        Optional<QualifiedName> operatorClass = Optional.empty();
        if (cursor.atName() && !cursor.at(Keyword.NULLS, Keyword.FIRST) && !cursor.at(Keyword.NULLS, Keyword.LAST)) {
            operatorClass = Optional.of(cursor.qualifiedName());
            if (!partition && cursor.at(TokenKind.LEFT_PAREN)) {
                storageParameters();
            }
        }
        if (partition) {
            return new IndexColumn(
                    cursor.rangeFrom(from),
                    column,
                    expression,
                    collation,
                    operatorClass,
                    false,
                    Optional.empty(),
                    Optional.empty());
        }
        boolean descending = !cursor.accept(Keyword.ASC) && cursor.accept(Keyword.DESC);
        Optional<Boolean> nullsFirst = Optional.empty();
        if (cursor.accept(Keyword.NULLS)) {
            nullsFirst = Optional.of(cursor.accept(Keyword.FIRST));
            if (!nullsFirst.get()) {
                cursor.expect(Keyword.LAST);
            }
        }
        return new IndexColumn(
                cursor.rangeFrom(from),
                column,
                expression,
                collation,
                operatorClass,
                descending,
                nullsFirst,
                Optional.empty());
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
        TypeName type = types().functionType();
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
