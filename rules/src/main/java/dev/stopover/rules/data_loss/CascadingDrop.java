package dev.stopover.rules.data_loss;

import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.Few;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.ObjectKind;
import java.util.List;

/** CASCADE drops whatever depends on what is named, also what the author did not think of. */
public final class CascadingDrop extends StatementRule {

    private static final int SHOWN = 5;

    public CascadingDrop() {
        super(warning("cascading-drop", "CASCADE drops more than is named")
                .noteInRollback()
                .tags("drop", "cascade")
                .groupedFrom(4));
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        boolean standing = drop.objects().stream()
                .anyMatch(object -> context.existedBefore(object)
                        && (!Exchange.takesTheNameOf(object.name(), context)
                                || !Casualties.of(context).isEmpty()));
        if (drop.cascade().isPresent() && standing && hasDependants(drop.kind())) {
            report(drop.cascade().get(), context);
        }
    }

    @Override
    public void visit(AlterTable alter, DropColumn action, StatementContext context) {
        if (action.cascade() && context.existedBefore(alter.table())) {
            report(action, context);
        }
    }

    @Override
    public void visit(AlterTable alter, DropConstraint action, StatementContext context) {
        if (action.cascade() && context.existedBefore(alter.table())) {
            report(action, context);
        }
    }

    /** Nothing can depend on a policy or a trigger, and a schema has a rule of its own. */
    private static boolean hasDependants(ObjectKind kind) {
        return switch (kind) {
            case POLICY, TRIGGER, RULE, EVENT_TRIGGER, PUBLICATION, SUBSCRIPTION, SCHEMA, CAST, STATISTICS -> false;
            default -> true;
        };
    }

    private static void report(Ranged place, StatementContext context) {
        List<String> taken = Casualties.of(context);
        if (taken.isEmpty() && context.goesDown()) {
            return;
        }
        if (taken.isEmpty()) {
            context.report(
                            place,
                            "CASCADE drops whatever depends on it by then, though the history has nothing that does.")
                    .help("Leave out CASCADE: PostgreSQL then says what depends on it, and drops nothing.")
                    .atMost(Severity.NOTE);
            return;
        }
        context.report(place, "CASCADE also drops %s.", Few.of(taken, SHOWN, "more"))
                .help("Drop or change these by name before, and leave out CASCADE.");
    }
}
