package dev.stopover.rules.design;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Preset;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table that nobody has described is understood by those who made it. */
public final class MissingComment extends ChangeSetRule {

    public MissingComment() {
        super(note("missing-comment", "A table has no comment")
                .preset(Preset.STRICT)
                .tags("documentation"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Set<ObjectName> commented = new HashSet<>();
        for (Migration migration : context.history().migrations()) {
            for (Executed executed : migration.up().executed()) {
                if (executed.statement() instanceof Comment comment
                        && comment.object().kind() == ObjectKind.TABLE
                        && comment.text().isPresent()) {
                    commented.add(after.resolve(comment.object().name()));
                }
            }
        }
        List<Shortcoming> bare = Shortcoming.tables(changes, after).stream()
                .filter(made -> !commented.contains(made.getValue().name())
                        && !made.getValue().isPartition())
                .map(Map.Entry::getKey)
                .toList();
        Shortcoming.report(
                new ArrayList<>(bare), "Nothing says what %s is for.", "Say it: COMMENT ON TABLE %s IS '…';", context);
    }
}
