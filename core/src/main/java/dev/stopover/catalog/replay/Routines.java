package dev.stopover.catalog.replay;

import dev.stopover.catalog.Calls;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Lookup;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.PersistentMap;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Setting;
import dev.stopover.syntax.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes, changes, finds and runs functions and procedures. */
final class Routines {

    private final Step step;

    Routines(Step step) {
        this.step = step;
    }

    void create(CreateFunction create) {
        ObjectName name = step.target(create.function());
        List<FunctionParameter> inputs = inputs(create.parameters());
        List<DataType> arguments =
                inputs.stream().map(input -> step.type(input.type())).toList();
        Optional<Function> before = step.catalog().function(name, Function.signature(arguments));
        if (before.isPresent() && !create.orReplace() && before.get().knowledge() == Knowledge.KNOWN) {
            step.fail(
                    create.function().range(),
                    "42723",
                    "function \"%s\" already exists with same argument types".formatted(name.name()));
            return;
        }
        PersistentMap<String, List<String>> settings = PersistentMap.empty();
        for (Setting setting : create.settings()) {
            settings = with(settings, setting);
        }
        Function function = before.orElseGet(() -> made(name))
                .written(create, arguments)
                .withSettings(settings)
                .withOrigin(step.origin(create));
        step.draft().add(function);
        Set<Reference> references = new TreeSet<>();
        arguments.forEach(argument -> reference(argument, references));
        create.returns().ifPresent(returns -> reference(step.type(returns), references));
        create.parameters().forEach(parameter -> reference(step.type(parameter.type()), references));
        create.body().ifPresent(body -> references.addAll(uses(body)));
        step.draft().link(Dependant.whole(function.id()), references);
    }

    /** What a body written in SQL depends on; one that is a string depends on nothing. */
    private Set<Reference> uses(Body body) {
        Set<Reference> references = new TreeSet<>();
        if (body instanceof Body.Return value) {
            references.addAll(step.references(value.expression(), Optional.empty()));
        } else if (body instanceof Body.Statements statements) {
            for (Statement statement : statements.statements()) {
                if (statement instanceof Select select) {
                    references.addAll(step.resolution(select.query()).references());
                }
            }
        }
        return references;
    }

    private Function made(ObjectName name) {
        return Function.of(step.draft().newId(), name)
                .withOwner(step.role())
                .withGrants(new Owners(step)
                        .defaultGrants(
                                Grants.NONE.with(Grants.PUBLIC, "EXECUTE", "", false),
                                ObjectKind.FUNCTION,
                                name.schema()));
    }

    private static void reference(DataType type, Set<Reference> references) {
        if (type.id() != 0) {
            references.add(Reference.to(type.id()));
        }
    }

    private PersistentMap<String, List<String>> with(PersistentMap<String, List<String>> settings, Setting setting) {
        String parameter = setting.parameter().value();
        if (setting.defaultValue()) {
            return settings.without(parameter);
        }
        return settings.with(
                parameter,
                setting.fromCurrent() ? step.session().setting(parameter).orElse(List.of()) : Sessions.values(setting));
    }

    void alter(AlterFunction alter) {
        for (Function function : named(alter.function())) {
            PersistentMap<String, List<String>> settings = function.settings();
            for (Setting setting : alter.settings()) {
                settings = with(settings, setting);
            }
            for (Identifier reset : alter.resets()) {
                settings = reset.value().equals("all") ? PersistentMap.empty() : settings.without(reset.value());
            }
            step.draft().put(function.altered(alter).withSettings(settings));
        }
    }

    /** Whether a name without arguments means several functions, so that PostgreSQL takes none of them. */
    private static boolean isAmbiguous(ObjectReference reference, List<Function> candidates) {
        return candidates.stream()
                        .filter(candidate -> candidate.knowledge() == Knowledge.KNOWN)
                        .filter(candidate -> isOfKind(candidate, reference.kind()))
                        .map(Function::signature)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static boolean isOfKind(Function function, ObjectKind kind) {
        return switch (kind) {
            case PROCEDURE -> function.kind() == Function.Kind.PROCEDURE;
            case ROUTINE -> true;
            default -> function.kind() != Function.Kind.PROCEDURE;
        };
    }

    /** The function that a statement names with its arguments, or the only one of its name; fails where there are several. */
    List<Function> named(ObjectReference reference) {
        if (reference.arguments().isPresent()) {
            List<DataType> inputs = inputs(reference.arguments().get()).stream()
                    .map(input -> step.type(input.type()))
                    .toList();
            List<Function> exact =
                    Lookup.functions(step.catalog(), step.session(), reference.name(), Function.signature(inputs));
            if (!exact.isEmpty()) {
                return List.of(exact.get(0));
            }
            return reference.kind() == ObjectKind.AGGREGATE ? aggregateOfOldStyle(candidates(reference)) : List.of();
        }
        List<Function> candidates = candidates(reference);
        if (isAmbiguous(reference, candidates)) {
            String kind = reference.kind().toString().toLowerCase(Locale.ROOT);
            step.fail(
                    reference.range(),
                    "42725",
                    "%s name \"%s\" is not unique"
                            .formatted(kind, reference.name().joined()));
            return List.of();
        }
        return candidates.size() == 1 ? candidates : List.of();
    }

    private List<Function> candidates(ObjectReference reference) {
        return Lookup.functions(
                step.catalog(),
                step.session(),
                reference.name().schema(),
                reference.name().name());
    }

    /** The arguments of an aggregate whose definition names them as BASETYPE are not known. */
    private static List<Function> aggregateOfOldStyle(List<Function> candidates) {
        return candidates.size() == 1
                        && candidates.get(0).kind() == Function.Kind.AGGREGATE
                        && candidates.get(0).arguments().isEmpty()
                ? candidates
                : List.of();
    }

    private static List<FunctionParameter> inputs(List<FunctionParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.mode() != ParameterMode.OUT && parameter.mode() != ParameterMode.TABLE)
                .toList();
    }

    /** Runs what the functions run that a query calls by itself: {@code SELECT f(…)}, PERFORM and CALL. */
    void run(Query query) {
        run(new Calls(step.answers().mentions(query)).outermost());
    }

    void run(List<Calls.Call> calls) {
        for (Calls.Call call : calls) {
            if (isSetConfig(call)) {
                setConfig(call.arguments());
                continue;
            }
            call.function(step.catalog(), step.session()).ifPresent(function -> run(function, call));
        }
    }

    private void run(Function function, Calls.Call call) {
        Optional<Body> body = function.body();
        boolean runs =
                function.language().equals("plpgsql") || function.language().equals("sql");
        if (body.isEmpty()
                || !runs
                || function.returns()
                        .filter(type -> type.name().equals("trigger"))
                        .isPresent()) {
            return;
        }
        Map<String, String> arguments = new HashMap<>();
        List<FunctionParameter> inputs = inputs(function.parameters());
        for (int i = 0; i < Math.min(inputs.size(), call.arguments().size()); i++) {
            Optional<String> value = call.arguments().get(i);
            if (value.isPresent()) {
                arguments.put("$" + (i + 1), value.get());
                inputs.get(i).name().ifPresent(name -> arguments.put(name.value(), value.get()));
            }
        }
        List<Executed> executed = step.answers().executed(body.get(), function.language(), step.written(), arguments);
        Session before = step.session();
        function.searchPath().ifPresent(path -> step.session(before.with("search_path", path, true)));
        step.bodies().run(function.id(), executed);
        if (function.searchPath().isPresent()) {
            step.session(before);
        }
    }

    private static boolean isSetConfig(Calls.Call call) {
        QualifiedName function = call.function();
        return function.name().equals("set_config")
                && function.schema()
                        .filter(schema -> !schema.equals("pg_catalog"))
                        .isEmpty()
                && call.arguments().size() == 3;
    }

    private void setConfig(List<Optional<String>> arguments) {
        if (arguments.get(0).isEmpty() || arguments.get(1).isEmpty()) {
            return;
        }
        List<String> values = List.of(arguments.get(1).get().split("\\s*,\\s*")).stream()
                .map(value -> value.replace("\"", ""))
                .filter(value -> !value.isEmpty())
                .toList();
        step.session(step.session().with(arguments.get(0).get(), values, false));
    }
}
