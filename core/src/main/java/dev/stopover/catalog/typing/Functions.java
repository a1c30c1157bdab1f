package dev.stopover.catalog.typing;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions that a name may mean: PostgreSQL's own, and those that the history made. */
final class Functions {

    /**
     * What a name may mean.
     *
     * @param signatures those that take the arguments of a call
     * @param any whether there is a function of this name at all
     * @param open whether there may be others
     */
    record Candidates(List<Signature> signatures, boolean any, boolean open) {

        Candidates {
            signatures = List.copyOf(signatures);
        }
    }

    private final TypeSystem types;
    private final Catalog catalog;
    private final Session session;
    private final int major;

    Functions(TypeSystem types, Catalog catalog, Session session, int major) {
        this.types = types;
        this.catalog = catalog;
        this.session = session;
        this.major = major;
    }

    /** What a name may mean where so many arguments are given. */
    Candidates find(QualifiedName name, CallShape call) {
        List<Signature> found = new ArrayList<>();
        boolean any = false;
        boolean open = false;
        int order = 0;
        for (String schema : name.schema().map(List::of).orElseGet(() -> Lookup.schemas(session))) {
            if (schema.equals("pg_catalog")) {
                for (String entry : BuiltIn.LINES.find(name.name())) {
                    if (VersionMarks.mayHave(entry, major)) {
                        any = true;
                        add(found, builtIn(entry, order, call));
                    }
                }
            }
            for (Function function : catalog.functions(new ObjectName(schema, name.name()))) {
                any = true;
                open |= function.knowledge() != Knowledge.KNOWN || isVague(function);
                add(found, made(function, order, call));
            }
            order++;
        }
        return new Candidates(found, any, open);
    }

    /** Of two that take the same, the earlier in the search path hides the other. */
    private static void add(List<Signature> found, Optional<Signature> signature) {
        if (signature.isEmpty()) {
            return;
        }
        Signature added = signature.get();
        for (int i = 0; i < found.size(); i++) {
            Signature other = found.get(i);
            if (other.takesTheSameAs(added)) {
                if (other.order() == added.order() && other.spread() && !added.spread()) {
                    found.set(i, added);
                    return;
                }
                if (other.order() != added.order() || added.spread() && !other.spread()) {
                    return;
                }
            }
        }
        found.add(added);
    }

    /** The arguments of an aggregate of the old style stand in its definition. */
    private static boolean isVague(Function function) {
        return function.kind() == Function.Kind.AGGREGATE
                || function.extension().isPresent();
    }

    private Optional<Signature> made(Function function, int order, CallShape call) {
        List<Type> declared = function.arguments().stream().map(types::of).toList();
        List<String> names = new ArrayList<>();
        List<Signature.OutputColumn> columns = new ArrayList<>();
        int optional = 0;
        boolean variadic = false;
        for (FunctionParameter parameter : function.parameters()) {
            boolean out = parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.TABLE;
            String name = parameter.name().map(Identifier::value).orElse("");
            if (!out) {
                names.add(name);
                optional += parameter.defaultValue().isPresent() ? 1 : 0;
                variadic |= parameter.mode() == ParameterMode.VARIADIC;
            }
            if (out || parameter.mode() == ParameterMode.INOUT) {
                columns.add(new Signature.OutputColumn(name, type(parameter)));
            }
        }
        boolean procedure = function.kind() == Function.Kind.PROCEDURE;
        boolean table = function.parameters().stream().anyMatch(p -> p.mode() == ParameterMode.TABLE);
        boolean set = table || function.returns().filter(type -> type.setOf()).isPresent();
        Type result = columns.size() == 1
                ? columns.get(0).type()
                : columns.size() > 1
                        ? TypeSystem.named("record")
                        : function.returns()
                                .map(type -> Lookup.dataType(catalog, session, type))
                                .map(types::of)
                                .orElse(Type.OPEN);
        char kind = procedure ? 'p' : function.kind() == Function.Kind.AGGREGATE ? 'n' : 'f';
        char volatility = Character.toLowerCase(function.volatility().name().charAt(0));
        return new Signature(
                        List.of(),
                        result,
                        kind,
                        volatility,
                        set,
                        columns.size() > 1 ? columns : List.of(),
                        true,
                        order,
                        0,
                        false)
                .takes(declared, names, optional, variadic, call);
    }

    private Type type(FunctionParameter parameter) {
        DataType type = Lookup.dataType(catalog, session, parameter.type());
        return types.of(type);
    }

    private Optional<Signature> builtIn(String entry, int order, CallShape call) {
        boolean marked = VersionMarks.isMarked(entry);
        int at = marked ? 1 : 0;
        int colon = entry.indexOf(':');
        int arrow = entry.indexOf('>', colon);
        int end = entry.length();
        int bar = entry.indexOf('|', arrow);
        int paren = entry.indexOf('(', arrow);
        int resultEnd = paren >= 0 ? paren : bar >= 0 ? bar : end;
        List<Type> declared = new ArrayList<>();
        int optional = 0;
        boolean variadic = false;
        for (String word : words(entry.substring(colon + 1, arrow))) {
            boolean filled = word.endsWith("=");
            boolean spread = word.startsWith("*");
            optional += filled ? 1 : 0;
            variadic |= spread;
            String type = word.substring(spread ? 1 : 0, word.length() - (filled ? 1 : 0));
            declared.add(TypeSystem.named(type));
        }
        List<Signature.OutputColumn> columns = new ArrayList<>();
        if (paren >= 0) {
            for (String word : words(entry.substring(paren + 1, entry.indexOf(')', paren)))) {
                int space = word.lastIndexOf(' ');
                columns.add(new Signature.OutputColumn(
                        word.substring(0, space), TypeSystem.named(word.substring(space + 1))));
            }
        }
        List<String> names = bar >= 0 ? words(entry.substring(bar + 1)) : List.of();
        boolean ordered = entry.charAt(at) == 'o' || entry.charAt(at) == 'h';
        Signature own = new Signature(
                List.of(),
                TypeSystem.named(entry.substring(arrow + 1, resultEnd)),
                entry.charAt(at),
                entry.charAt(at + 1),
                entry.charAt(at + 3) == 'r',
                columns.size() > 1 ? columns : List.of(),
                !marked || VersionMarks.has(entry, major),
                order,
                0,
                false);
        // What an aggregate over an ordered set takes is found elsewhere.
        return ordered ? Optional.of(own) : own.takes(declared, names, optional, variadic, call);
    }

    private static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int next = list.indexOf(','); next >= 0; next = list.indexOf(',', start)) {
            words.add(list.substring(start, next));
            start = next + 1;
        }
        if (start < list.length()) {
            words.add(list.substring(start));
        }
        return words;
    }

    /** Whether a name may be that of a type which the history made, or of a relation's rows. */
    boolean isType(QualifiedName name) {
        return Lookup.type(catalog, session, name.schema(), name.name()).isPresent()
                || Lookup.relation(catalog, session, name).isPresent();
    }

    /** Read when first asked for. */
    private static final class BuiltIn {

        private static final NamedLines LINES = NamedLines.read("functions");
    }
}
