package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Moment;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ValidateConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lock of ADD CONSTRAINT … NOT VALID is held until its transaction ends, so validating in it spares nobody. */
public final class ValidatedInSameTransaction extends ScriptRule {

    public ValidatedInSameTransaction() {
        super(error("validated-in-same-transaction", "A constraint is validated in the transaction that adds it")
                .underLock("constraint", "transaction"));
    }

    private record Validated(AlterTable alter, ValidateConstraint action, Moment added, Touch touch) {}

    @Override
    protected void check(ScriptContext context) {
        Map<List<Object>, Moment> added = new HashMap<>();
        Map<Integer, List<Validated>> validated = new LinkedHashMap<>();
        for (Moment moment : context.moments()) {
            if (moment.statement() instanceof AlterTable alter) {
                int transaction = moment.transaction().number();
                ObjectName table = moment.before().resolve(alter.table());
                for (AlterTableAction action : alter.actions()) {
                    name(action).ifPresent(name -> added.put(List.of(transaction, table, name), moment));
                    if (action instanceof ValidateConstraint validate) {
                        Moment first = added.get(List.of(
                                transaction, table, validate.constraint().value()));
                        lock(first, table)
                                .ifPresent(touch -> validated
                                        .computeIfAbsent(transaction, number -> new ArrayList<>())
                                        .add(new Validated(alter, validate, first, touch)));
                    }
                }
            }
        }
        validated.values().forEach(all -> report(all, context));
    }

    /** The name of a constraint that an action adds. */
    private static Optional<String> name(AlterTableAction action) {
        return action instanceof AddConstraint add ? add.constraint().name().map(Identifier::value) : Optional.empty();
    }

    private static Optional<Touch> lock(Moment added, ObjectName table) {
        return added == null ? Optional.empty() : added.effect().on(table).filter(touch -> !touch.born());
    }

    private static void report(List<Validated> all, ScriptContext context) {
        Validated first = all.get(0);
        context.report(
                        first.action().keywords(),
                        "VALIDATE CONSTRAINT reads all of %s while the transaction still holds %s.",
                        Several.of(
                                all.stream().map(each -> each.alter().table()).toList()),
                        first.touch()
                                .lockWords(first.alter().table().toString())
                                .orElse("a lock"))
                .help(
                        "Move ALTER TABLE %s VALIDATE CONSTRAINT %s; %sinto a later migration.",
                        first.alter().table(), first.action().constraint(), all.size() == 1 ? "" : "and the like ")
                .related(first.added(), "The constraint is added here, in the same transaction.");
    }
}
