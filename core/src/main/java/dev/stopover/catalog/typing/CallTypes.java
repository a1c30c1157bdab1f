package dev.stopover.catalog.typing;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What calls of functions return ({@code parse_func.c}), and the forms of the grammar that look like calls. */
final class CallTypes {

    private final Mentions mentions;
    private final TypeSystem types;
    private final Functions functions;
    private final Coercion coercion;
    private final TypeFailures failures;
    private final CompoundTypes operands;
    private final char[] sorts;
    private boolean any;

    CallTypes(
            Mentions mentions,
            TypeSystem types,
            Functions functions,
            Coercion coercion,
            TypeFailures failures,
            CompoundTypes operands) {
        this.mentions = mentions;
        this.types = types;
        this.functions = functions;
        this.coercion = coercion;
        this.failures = failures;
        this.operands = operands;
        this.sorts = new char[mentions.size()];
    }

    /** What sort of function a call is certain to call: that of its signatures, s if it returns a set; 0 if not known. */
    char sort(int call) {
        return sorts[call];
    }

    /** Whether any function was called so far. */
    boolean any() {
        return any;
    }

    /** The type of a call with its parts. */
    Type of(int call, int[] parts) {
        any = true;
        int name = parts[0];
        boolean single = mentions.first(name) == mentions.last(name);
        List<Integer> arguments = arguments(parts);
        if (single && mentions.kind(name) == TokenKind.KEYWORD) {
            Optional<Type> form = form(mentions.keyword(name), call, arguments);
            if (form.isPresent()) {
                return form.get();
            }
        }
        return named(call, name, arguments);
    }

    private List<Integer> arguments(int[] parts) {
        List<Integer> arguments = new ArrayList<>();
        for (int part : parts) {
            switch (mentions.role(part)) {
                case FUNCTION, ORDER_BY, FILTER, WINDOW, WINDOW_NAME -> {}
                case STAR -> {
                    if (mentions.last(part) > mentions.first(part)) {
                        arguments.add(part);
                    }
                }
                default -> arguments.add(part);
            }
        }
        return arguments;
    }

    private List<Type> typesOf(List<Integer> arguments) {
        List<Type> given = new ArrayList<>();
        arguments.forEach(argument -> given.add(operands.type(argument)));
        return given;
    }

    /** What the grammar calls by words of its own. */
    private Optional<Type> form(Keyword word, int call, List<Integer> arguments) {
        return switch (word) {
            case COALESCE, GREATEST, LEAST ->
                Optional.of(operands.common(word.name(), word.name(), typesOf(arguments), arguments));
            case NULLIF -> {
                operands.compared("=", arguments.get(0), arguments.get(1), mentions.range(call));
                Type type = operands.type(arguments.get(0));
                yield Optional.of(type.isUnknownLiteral() ? TypeSystem.named("text") : type);
            }
            case EXTRACT -> Optional.of(TypeSystem.named("numeric"));
            case POSITION, GROUPING -> Optional.of(TypeSystem.named("int4"));
            case SUBSTRING, OVERLAY, TRIM -> Optional.of(part(arguments));
            case NORMALIZE, MERGE_ACTION, COLLATION -> Optional.of(TypeSystem.named("text"));
            case CURRENT_DATE -> Optional.of(TypeSystem.named("date"));
            case CURRENT_TIMESTAMP -> Optional.of(TypeSystem.named("timestamptz"));
            case CURRENT_TIME -> Optional.of(TypeSystem.named("timetz"));
            case LOCALTIME -> Optional.of(TypeSystem.named("time"));
            case LOCALTIMESTAMP -> Optional.of(TypeSystem.named("timestamp"));
            case CURRENT_ROLE, CURRENT_USER, SESSION_USER, SYSTEM_USER, USER, CURRENT_CATALOG ->
                Optional.of(TypeSystem.named(word == Keyword.SYSTEM_USER ? "text" : "name"));
            case CURRENT_SCHEMA -> Optional.of(TypeSystem.named("name"));
            case XMLCONCAT, XMLELEMENT, XMLFOREST, XMLPARSE, XMLPI, XMLROOT -> Optional.of(TypeSystem.named("xml"));
            case XMLEXISTS, JSON_EXISTS -> Optional.of(TypeSystem.named("bool"));
            case XMLSERIALIZE,
                    JSON,
                    JSON_OBJECT,
                    JSON_ARRAY,
                    JSON_SCALAR,
                    JSON_SERIALIZE,
                    JSON_QUERY,
                    JSON_VALUE,
                    JSON_OBJECTAGG,
                    JSON_ARRAYAGG -> Optional.of(Type.OPEN);
            default -> Optional.empty();
        };
    }

    /** A part of a string, of bytes or bits. */
    private Type part(List<Integer> arguments) {
        if (arguments.isEmpty()) {
            return Type.OPEN;
        }
        Type type = operands.type(arguments.get(0)).base();
        return type.category() == 'S' || type.isUnknownLiteral() ? TypeSystem.named("text") : Type.OPEN;
    }

    private Type named(int call, int name, List<Integer> arguments) {
        List<String> names = new ArrayList<>();
        for (int argument : arguments) {
            if (mentions.is(argument, MentionRole.NAMED_ARGUMENT)) {
                names.add(mentions.value(mentions.from(argument)));
            } else if (!names.isEmpty()) {
                return Type.OPEN;
            }
        }
        boolean variadic = !arguments.isEmpty() && isVariadic(arguments.get(arguments.size() - 1));
        CallShape shape = new CallShape(arguments.size() - names.size(), names, variadic);
        QualifiedName function = mentions.name(name);
        Functions.Candidates candidates = functions.find(function, shape);
        List<Type> given = typesOf(arguments);
        if (!candidates.any()) {
            return Type.OPEN;
        }
        sorts[call] = candidates.open() ? 0 : sort(candidates.signatures());
        boolean ordered = candidates.signatures().stream().anyMatch(each -> each.kind() == 'o' || each.kind() == 'h');
        if (ordered || candidates.open()) {
            return Type.OPEN;
        }
        if (given.size() == 1 && names.isEmpty() && given.get(0).isUnknownLiteral() && isType(function)) {
            // What is written in quotes becomes a value of the type, if no function takes it as it is.
            return function.schema().isEmpty() ? TypeSystem.named(function.name()) : Type.OPEN;
        }
        Overloads.Choice choice = new Overloads(coercion).choose(candidates.signatures(), given);
        TextRange place = mentions.range(name);
        switch (choice.outcome()) {
            case NONE -> {
                if (!isCast(function, given)) {
                    refuse(place, "42883", "function %s does not exist", function, given, names);
                }
            }
            case AMBIGUOUS -> refuse(place, "42725", "function %s is not unique", function, given, names);
            default -> {}
        }
        return choice.signature()
                .map(signature -> result(signature, given, place))
                .orElse(Type.OPEN);
    }

    private static char sort(List<Signature> signatures) {
        char sort = 0;
        for (Signature signature : signatures) {
            char own = signature.set() ? 's' : signature.kind();
            if (sort != 0 && sort != own) {
                return 0;
            }
            sort = own;
        }
        return sort;
    }

    /** Whether VARIADIC stands before an argument. */
    private boolean isVariadic(int argument) {
        int at = Math.min(mentions.first(argument), mentions.first(mentions.from(argument))) - 1;
        while (mentions.tokens().kind(mentions.tokens().significant(at)) == TokenKind.LEFT_PAREN) {
            at--;
        }
        return mentions.tokens().keyword(mentions.tokens().significant(at)) == Keyword.VARIADIC;
    }

    private Type result(Signature signature, List<Type> given, TextRange place) {
        if (!Generics.isGeneric(signature.result())
                && signature.arguments().stream().noneMatch(Generics::isGeneric)) {
            return signature.result();
        }
        Generics generics = new Generics(coercion);
        Answer fits = generics.fit(given, signature.arguments());
        generics.undetermined(signature.arguments()).ifPresent(message -> failures.add(place, "42804", message));
        return fits.isYes() ? generics.result(signature.result()) : Type.OPEN;
    }

    /** A type can be called like a function with what is to be cast to it, and a column with its row. */
    private boolean isCast(QualifiedName function, List<Type> given) {
        if (given.size() != 1) {
            return false;
        }
        Type only = given.get(0);
        boolean row = !only.isKnown() || only.base().is(Type.Kind.COMPOSITE) || only.isPseudo("record");
        if (row || functions.isType(function)) {
            return true;
        }
        Type type = TypeSystem.named(function.name());
        return type.isKnown()
                && !coercion.can(only, type, Coercion.Context.EXPLICIT).isNo();
    }

    private boolean isType(QualifiedName function) {
        return TypeSystem.named(function.name()).isKnown() || functions.isType(function);
    }

    private void refuse(
            TextRange place,
            String state,
            String message,
            QualifiedName function,
            List<Type> given,
            List<String> names) {
        StringBuilder call = new StringBuilder(function.joined()).append('(');
        int positional = given.size() - names.size();
        for (int i = 0; i < given.size(); i++) {
            call.append(i == 0 ? "" : ", ");
            call.append(i < positional ? "" : names.get(i - positional) + " => ");
            call.append(types.printed(given.get(i)));
        }
        failures.add(place, state, message.formatted(call.append(')')));
    }
}
