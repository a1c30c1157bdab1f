package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.TypeName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** EXECUTE is granted to every role when a function is made, whatever rights it runs with. */
public final class PublicSecurityDefiner extends ChangeSetRule {

    public PublicSecurityDefiner() {
        super(warning("public-security-definer", "Everybody may call a function that runs with its owner's rights")
                .tags(
                        "function",
                        "grant",
                        "supabase",
                        "splinter:0028_anon_security_definer_function_executable",
                        "splinter:0029_authenticated_security_definer_function_executable")
                .since("0.2"));
    }

    private static final Set<String> OF_VISITORS = Set.of("public", "anon");
    private static final Set<String> OF_TRIGGERS = Set.of("trigger", "event_trigger");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Exposure exposure = Exposure.of(context.history(), after.catalog());
        if (!exposure.isOfAnApi()) {
            return;
        }
        Making making = new Making(changes);
        Set<Making.Made> usedByPolicies = new HashSet<>();
        Set<String> called = calledForVisitors(after.catalog(), context);
        for (Function function : after.catalog().functions()) {
            if (function.securityDefiner()
                    && function.knowledge() == Knowledge.KNOWN
                    && function.extension().isEmpty()
                    && exposure.exposes(function.name().schema())
                    && !isOfTriggers(function.returns())
                    && Exposure.maySee("anon", function.name().schema(), after.catalog())
                    && function.grants().allows("anon", "EXECUTE")) {
                making.of(function.origin(), function.name() + function.signature())
                        .ifPresent(found -> {
                            making.add(found);
                            if (called.contains(function.name().name())) {
                                usedByPolicies.add(found);
                            }
                        });
            }
        }
        making.report(
                "Whoever can call the API, visitors too, runs with the owner's rights and past every policy: %s.",
                "function",
                first -> (usedByPolicies.contains(first)
                                ? "Policies call it, so whoever they are for must keep EXECUTE: take it out of the API's reach instead, ALTER FUNCTION %s SET SCHEMA private; and mend what calls it by that name."
                                : "Unless visitors are meant to call it: REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC, anon; GRANT EXECUTE ON FUNCTION %1$s TO authenticated;")
                        .formatted(first.sql()),
                context);
    }

    /** The names of what policies call that are for visitors too: they fail for whoever may not call it. */
    private static Set<String> calledForVisitors(Catalog catalog, RuleContext context) {
        return catalog.tables().stream()
                .flatMap(table -> table.policies().values().stream())
                .filter(policy -> policy.roles().stream().anyMatch(OF_VISITORS::contains))
                .flatMap(policy -> Stream.concat(policy.using().stream(), policy.withCheck().stream()))
                .flatMap(expression -> context.ask(expression).stream())
                .flatMap(answer -> answer.calls().stream())
                .map(call -> call.function().name())
                .collect(Collectors.toSet());
    }

    private static boolean isOfTriggers(Optional<TypeName> returns) {
        return returns.filter(type -> OF_TRIGGERS.contains(type.name())).isPresent();
    }
}
