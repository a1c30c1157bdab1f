package dev.stopover.rules.workflow;

import dev.stopover.rule.Directive;
import dev.stopover.rule.Draft;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.SuppressionRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import java.util.Set;
import java.util.TreeSet;

/** A suppression that nothing needs any more hides the next finding that is meant. */
public final class UnusedSuppression extends SuppressionRule {

    public UnusedSuppression() {
        super(warning("unused-suppression", "A suppression suppresses nothing").tags("suppression"));
    }

    @Override
    public void check(Use use, ScriptContext context) {
        Directive directive = use.directive();
        if (directive.expired() || directive.fault().isPresent()) {
            return;
        }
        Set<String> unused = new TreeSet<>();
        directive.names().forEach((name, rules) -> {
            if (rules.stream().anyMatch(use.running()::contains)
                    && rules.stream().noneMatch(use.suppressing()::contains)) {
                unused.add(name);
            }
        });
        if (unused.isEmpty()) {
            return;
        }
        Draft draft = context.report(
                        directive, "There is no finding of %s that this would suppress.", String.join(", ", unused))
                .help("Take it out, or put it right before the statement it is meant for.");
        if (directive.reach() != Directive.Reach.BLOCK
                && unused.equals(directive.names().keySet())
                && context.script()
                        .file()
                        .text()
                        .startsWith("--", directive.range().start())) {
            draft.fix(
                    Fix.safe("Take it out", Edit.delete(context.script().file().withItsLine(directive.range()))));
        }
    }
}
