package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterDomain;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterEventTrigger;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.Body;
import dev.stopover.syntax.CreateBaseType;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateEventTrigger;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateRangeType;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.FunctionParameter;
import dev.stopover.syntax.ParameterMode;
import dev.stopover.syntax.StringLiteral;
import dev.stopover.syntax.TriggerEvent;
import dev.stopover.syntax.Volatility;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields that say what a statement on types, functions, triggers, rules and policies is. */
abstract class FactsOfTypesAndFunctions extends FactsOfObjects {

    private static final Set<ParameterMode> INPUTS =
            Set.of(ParameterMode.IN, ParameterMode.INOUT, ParameterMode.VARIADIC);

    @Override
    public void visit(CreateEnum create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE")
                .text("type", create.type().joined())
                .text("as", "ENUM")
                .texts(
                        "labels",
                        create.labels().stream().map(StringLiteral::value).toList());
    }

    @Override
    public void visit(CreateCompositeType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined()).text("as", "COMPOSITE");
    }

    @Override
    public void visit(CreateRangeType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined()).text("as", "RANGE");
    }

    @Override
    public void visit(CreateBaseType create, JsonFields facts) {
        facts.text("tag", "CREATE TYPE").text("type", create.type().joined());
    }

    @Override
    public void visit(AlterEnum alter, JsonFields facts) {
        facts.text("tag", "ALTER TYPE").text("type", alter.type().joined());
        if (alter.oldLabel().isPresent()) {
            facts.text("renameValue", alter.oldLabel().get().value())
                    .text("to", alter.newLabel().value());
        } else {
            facts.text("addValue", alter.newLabel().value()).flag("ifNotExists", alter.ifNotExists());
        }
    }

    @Override
    public void visit(CreateDomain create, JsonFields facts) {
        facts.text("tag", "CREATE DOMAIN")
                .text("name", create.domain().joined())
                .text("base", create.base().canonical());
    }

    @Override
    public void visit(AlterDomain alter, JsonFields facts) {
        facts.text("tag", "ALTER DOMAIN").text("name", alter.domain().joined());
    }

    @Override
    public void visit(CreateFunction create, JsonFields facts) {
        facts.text("tag", create.procedure() ? "CREATE PROCEDURE" : "CREATE FUNCTION")
                .text("name", create.function().joined())
                .flag("orReplace", create.orReplace())
                .text("language", create.language())
                .flag("securityDefiner", create.securityDefiner().isPresent())
                .text("volatility", create.volatility().map(Volatility::name))
                .text("returns", returns(create))
                .texts(
                        "arguments",
                        create.parameters().stream()
                                .filter(parameter -> INPUTS.contains(parameter.mode()))
                                .map(parameter -> parameter.type().canonical())
                                .toList())
                .texts(
                        "set",
                        create.settings().stream()
                                .map(setting -> setting.parameter().value())
                                .toList())
                .flag(
                        "sqlBody",
                        create.body()
                                .filter(body -> !(body instanceof Body.Source))
                                .isPresent());
    }

    @Override
    public void visit(AlterFunction alter, JsonFields facts) {
        facts.text("tag", "ALTER " + alter.function().kind())
                .text("name", alter.function().name().joined());
    }

    @Override
    public void visit(CreateTrigger create, JsonFields facts) {
        facts.text("tag", "CREATE TRIGGER")
                .text("name", create.trigger().value())
                .text("table", create.table().joined())
                .flag("orReplace", create.orReplace())
                .flag("constraint", create.constraint())
                .text("timing", FactsOfTable.words(create.timing()))
                .texts(
                        "events",
                        create.events().stream()
                                .map(TriggerEvent::event)
                                .sorted()
                                .toList())
                .flag("row", create.forEachRow())
                .text("function", create.function().joined());
    }

    @Override
    public void visit(CreateEventTrigger create, JsonFields facts) {
        facts.text("tag", "CREATE EVENT TRIGGER").text("name", create.trigger().value());
    }

    @Override
    public void visit(AlterEventTrigger alter, JsonFields facts) {
        facts.text("tag", "ALTER EVENT TRIGGER").text("name", alter.trigger().value());
    }

    @Override
    public void visit(CreateRule create, JsonFields facts) {
        facts.text("tag", "CREATE RULE")
                .text("name", create.rule().value())
                .text("table", create.table().joined())
                .flag("orReplace", create.orReplace());
    }

    @Override
    public void visit(CreatePolicy create, JsonFields facts) {
        facts.text("tag", "CREATE POLICY")
                .text("name", create.policy().value())
                .text("table", create.table().joined())
                .text("command", create.command().name())
                .flag("restrictive", create.restrictive())
                .texts("roles", create.roles().isEmpty() ? List.of("public") : roles(create.roles()))
                .flag("using", create.using().isPresent())
                .flag("withCheck", create.withCheck().isPresent());
    }

    @Override
    public void visit(AlterPolicy alter, JsonFields facts) {
        facts.text("tag", "ALTER POLICY")
                .text("name", alter.policy().value())
                .text("table", alter.table().joined())
                .texts("roles", roles(alter.roles()))
                .flag("using", alter.using().isPresent())
                .flag("withCheck", alter.withCheck().isPresent());
    }

    private static Optional<String> returns(CreateFunction create) {
        if (!create.returnsTable()) {
            return create.returns()
                    .map(type -> create.returnsSet() && !type.setOf() ? "SETOF " + type : type.canonical());
        }
        List<FunctionParameter> columns = create.parameters().stream()
                .filter(parameter -> parameter.mode() == ParameterMode.TABLE)
                .toList();
        return Optional.of(
                "SETOF " + (columns.size() == 1 ? columns.get(0).type().canonical() : "record"));
    }
}
