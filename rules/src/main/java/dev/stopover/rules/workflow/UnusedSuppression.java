package dev.stopover.rules.workflow;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.SuppressionRule;
import java.util.Set;
import java.util.TreeSet;

/** A suppression that nothing needs any more hides the next finding that is meant. */
public final class UnusedSuppression extends SuppressionRule {

    /** The rule. */
    public UnusedSuppression() {
        super(RuleInfo.warning("unused-suppression", "A suppression suppresses nothing")
                .tags("suppression")
                .since("0.1"));
    }

    @Override
    public void check(Use use, ScriptContext context) {
        Set<String> unused = new TreeSet<>(use.directive().rules());
        unused.retainAll(use.running());
        unused.removeAll(use.suppressing());
        if (!unused.isEmpty()) {
            context.report(
                            use.directive(),
                            "There is no finding of %s that this would suppress.".formatted(String.join(", ", unused)))
                    .help("Take it out, or put it right before the statement it is meant for.");
        }
    }
}
