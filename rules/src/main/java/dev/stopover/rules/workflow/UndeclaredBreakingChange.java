package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.change.Changes;
import dev.stopover.migration.Migration;
import dev.stopover.rule.Draft;
import dev.stopover.rule.MigrationRule;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who reads "Breaking Change: No" deploys in any order; a statement that breaks running code says otherwise. */
public final class UndeclaredBreakingChange extends MigrationRule {

    private static final int SHOWN = 5;

    public UndeclaredBreakingChange() {
        super(error(
                        "undeclared-breaking-change",
                        "The header says that nothing breaks, and a statement breaks something")
                .tags("header", "compatibility"));
    }

    @Override
    public void check(Migration migration, State before, State after, ScriptContext context) {
        Optional<HeaderComment.Field> declared = HeaderComment.of(context.script())
                .flatMap(header -> header.field("Breaking Change").or(() -> header.field("Breaking")));
        if (declared.isEmpty()) {
            return;
        }
        String said = declared.get().value().toLowerCase(Locale.ROOT);
        if (starts(said, "no", "none", "false", "n/a")) {
            denied(declared.get(), breaking(before, after, context), context);
        } else if (starts(said, "yes", "true")
                && breaking(before, after, context).isEmpty()
                && isAllRead(context)) {
            context.report(
                            declared.get()::range,
                            "The header says that something breaks, and no statement drops, renames, narrows, requires or revokes.")
                    .help("Say in the header what breaks, if it is something else.")
                    .atMost(Severity.NOTE);
        }
    }

    private static void denied(HeaderComment.Field declared, List<Changes.Change> breaking, ScriptContext context) {
        if (breaking.isEmpty()) {
            return;
        }
        Changes.Change first = breaking.get(0);
        int others = breaking.size() - 1;
        Draft draft = context.report(
                        declared::range,
                        "The header says that nothing breaks, and line %d %s%s.",
                        context.script().file().lineOf(first.place().range().start()),
                        first.words(),
                        others == 0 ? "" : ", with %d more that break%s".formatted(others, others == 1 ? "s" : ""))
                .help("Say Breaking Change: Yes, and what code has to be deployed first.");
        breaking.stream().limit(SHOWN).forEach(change -> draft.related(change.place(), "This %s.", change.words()));
    }

    private static List<Changes.Change> breaking(State before, State after, ScriptContext context) {
        return Changes.of(before, after, context.moments()).stream()
                .filter(change -> change.kind() == Changes.Kind.BREAKING_CHANGE)
                .toList();
    }

    private static boolean isAllRead(ScriptContext context) {
        return context.script().statements().stream()
                .noneMatch(statement -> statement instanceof UnreadStatement || statement instanceof DoBlock);
    }

    private static boolean starts(String said, String... words) {
        for (String word : words) {
            if (said.equals(word) || said.startsWith(word) && !Character.isLetterOrDigit(said.charAt(word.length()))) {
                return true;
            }
        }
        return false;
    }
}
