package dev.stopover.rules.workflow;

import dev.stopover.config.Nearest;
import dev.stopover.rule.Directive;
import dev.stopover.rule.Property;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.SuppressionRule;

/** A suppression that names no rule suppresses nothing, and one without a reason tells the next reader nothing. */
public final class InvalidSuppression extends SuppressionRule {

    static final Property<Boolean> REQUIRE_REASON =
            Property.flag("require-reason", "Whether a suppression needs a reason after two hyphens.", false);

    public InvalidSuppression() {
        super(warning("invalid-suppression", "A suppression names no rule or lacks its reason")
                .tags("suppression")
                .options(REQUIRE_REASON));
    }

    @Override
    public void check(Use use, ScriptContext context) {
        Directive directive = use.directive();
        directive
                .fault()
                .ifPresent(fault -> context.report(directive, fault)
                        .help("Write a date as until=2027-01-31, and -- stopover:ignore-end RULE behind each block."));
        if (directive.expired()) {
            context.report(
                            directive,
                            "This suppression ended on %s: what it named counts again.",
                            directive.until().orElse(""))
                    .help("Mend what it suppressed, or give it a later end.");
        }
        if (directive.names().isEmpty() && directive.fault().isEmpty()) {
            context.report(directive, "This suppression names no rule and suppresses nothing.")
                    .help("Write the rule's name: -- stopover:ignore RULE -- reason");
        }
        directive.names().forEach((name, rules) -> {
            if (rules.isEmpty()) {
                context.report(directive, "There is no rule %s.%s", name, meant(name, use))
                        .help("stopover rules lists the rules.");
            }
        });
        if (directive.reason().isEmpty() && directive.fault().isEmpty() && context.option(REQUIRE_REASON)) {
            context.report(directive, "This suppression does not say why.")
                    .help("Write the reason after two hyphens: -- stopover:ignore RULE -- reason");
        }
    }

    private static String meant(String name, Use use) {
        return Nearest.of(name, use.known())
                .map(" The nearest name is %s."::formatted)
                .orElse("");
    }
}
