package dev.stopover.rules.security;

import dev.stopover.catalog.Function;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** EXECUTE is granted to every role when a function is made, whatever rights it runs with. */
public final class PublicSecurityDefiner extends ChangeSetRule {

    /** The rule. */
    public PublicSecurityDefiner() {
        super(RuleInfo.warning(
                        "public-security-definer", "Everybody may call a function that runs with its owner's rights")
                .tags(
                        "function",
                        "grant",
                        "supabase",
                        "splinter:0028_anon_security_definer_function_executable",
                        "splinter:0029_authenticated_security_definer_function_executable")
                .since("0.2"));
    }

    private static final Set<String> OF_TRIGGERS = Set.of("trigger", "event_trigger");

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Exposure exposure = Exposure.of(history, after.catalog());
        if (exposure.basis() != Exposure.Basis.API) {
            return;
        }
        Making making = new Making(changes);
        List<Making.Made> made = new ArrayList<>();
        for (Function function : after.catalog().functions()) {
            if (function.securityDefiner()
                    && function.extension().isEmpty()
                    && exposure.exposes(function.name().schema())
                    && !isOfTriggers(function.returns())
                    && function.grants().allows("anon", "EXECUTE")) {
                making.of(function.origin(), function.name() + function.signature())
                        .ifPresent(made::add);
            }
        }
        for (List<Making.Made> group : Making.byMigration(made)) {
            String first = group.get(0).name();
            Making.together(
                            group,
                            "Whoever can call the API, visitors too, runs with the owner's rights and past every policy: %s.",
                            "function",
                            context)
                    .help(
                            "Take it away and give it to whom it is for: REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC, anon; GRANT EXECUTE ON FUNCTION %1$s TO authenticated;"
                                    .formatted(first));
        }
    }

    private static boolean isOfTriggers(Optional<TypeName> returns) {
        return returns.filter(type -> OF_TRIGGERS.contains(type.name())).isPresent();
    }
}
