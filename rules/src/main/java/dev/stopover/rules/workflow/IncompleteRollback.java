package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rollback.Difference;
import dev.stopover.rollback.SchemaPart;
import dev.stopover.rollback.Undoing;
import dev.stopover.rollback.Verdict;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rollback that forgets something leaves a schema that no migration has ever made, and that none was tried on. */
public final class IncompleteRollback extends MigrationRule {

    private static final int MOST_NAMED = 3;

    public IncompleteRollback() {
        super(warning("incomplete-rollback", "A rollback does not undo its migration")
                .tags("rollback"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        // One that does nothing is missing-rollback's.
        if (!migration.isTakenBack()) {
            return;
        }
        Undoing undoing = Undoing.of(context.history(), after.migration(), before, after, context.answers());
        if (undoing.verdict() != Verdict.DIFFERS) {
            return;
        }
        ScriptContext inRollback = context.in(migration, undoing.down());
        byStatement(undoing).values().forEach(gaps -> report(gaps, undoing, inRollback));
    }

    /** What one statement of the migration does is one fault, however much of it is left. */
    private static Map<Optional<Statement>, List<Undoing.Gap>> byStatement(Undoing undoing) {
        Map<Optional<Statement>, List<Undoing.Gap>> gaps = new LinkedHashMap<>();
        for (Undoing.Gap gap : undoing.gaps()) {
            if (gap.difference().isCertainAndDecides() && !isOnlyValidated(gap.difference())) {
                Optional<Statement> made =
                        gap.made().map(place -> place.executed().written());
                gaps.computeIfAbsent(made, first -> new ArrayList<>()).add(gap);
            }
        }
        return gaps;
    }

    /** Rows that are known to meet a constraint harm nobody, and nothing takes that knowledge back. */
    private static boolean isOnlyValidated(Difference difference) {
        return difference.kind() == Difference.Kind.CHANGED
                && difference.part().kind() == SchemaPart.Kind.CONSTRAINT
                && difference
                        .part()
                        .definition()
                        .equals(difference.after().orElseThrow().definition() + " NOT VALID");
    }

    private static void report(List<Undoing.Gap> gaps, Undoing undoing, ScriptContext context) {
        Undoing.Gap first = gaps.get(0);
        String message = "The rollback " + first.difference().sentence() + more(gaps);
        Draft draft = context.report(place(first, undoing.down()), message).help(help(first));
        first.made()
                .ifPresent(made -> draft.related(
                        undoing.up(), made.executed().written().keywords(), "The migration does it here."));
        draft.atMost(
                Severity.NOTE,
                gaps.stream().allMatch(gap -> gap.difference().part().kind() == SchemaPart.Kind.EXTENSION));
    }

    private static String more(List<Undoing.Gap> gaps) {
        if (gaps.size() == 1) {
            return "";
        }
        List<String> others = gaps.stream()
                .skip(1)
                .limit(MOST_NAMED)
                .map(gap -> gap.difference().part().title())
                .toList();
        int rest = gaps.size() - 1 - others.size();
        return " The same goes for " + String.join(", ", others) + (rest > 0 ? " and " + rest + " more." : ".");
    }

    /** The statement that undoes it wrongly, or before which its undoing belongs, or the last one. */
    private static Ranged place(Undoing.Gap gap, Script down) {
        List<Statement> statements = down.statements();
        return gap.before()
                .map(before -> before.executed().written().keywords())
                .orElseGet(() -> statements.get(statements.size() - 1).keywords());
    }

    /** Whether an enum has more labels than it had. */
    private static boolean leavesLabels(Difference difference) {
        return difference.kind() == Difference.Kind.CHANGED
                && difference.part().kind() == SchemaPart.Kind.TYPE
                && difference.part().definition().startsWith("ENUM")
                && difference.after().orElseThrow().definition().length()
                        > difference.before().orElseThrow().definition().length();
    }

    private static String help(Undoing.Gap gap) {
        Difference difference = gap.difference();
        if (leavesLabels(difference)) {
            return "PostgreSQL removes no value from an enum: leave it there and say so in a comment, or make the type"
                    + " anew without it, move the columns over with ALTER COLUMN … TYPE … USING, and drop the old one.";
        }
        if (gap.undone().isPresent()) {
            return "Write this statement so that it leaves what stood before the migration.";
        }
        return gap.before().isPresent()
                ? "Undo it before this statement; stopover rollback write shows how."
                : "Undo it after this statement; stopover rollback write shows how.";
    }
}
