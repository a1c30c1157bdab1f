package dev.stopover.rules.repeatability;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A DROP without IF EXISTS fails where its object is gone already, as when a script is run again. */
public final class MissingIfExists extends ChangeSetRule {

    static final Property<Integer> AT_ONCE = Property.number(
            "at-once",
            "How many are reported one by one in a history that leaves many without; more become one finding.",
            20);

    public MissingIfExists() {
        super(warning("missing-if-exists", "An object is dropped without IF EXISTS")
                .noteInRollback()
                .tags("idempotency")
                .options(AT_ONCE));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<Guarding> judged = Guarding.judged(all(changes.migrations()), changes, UnknownObject::reports, context);
        if (!judged.isEmpty()) {
            List<Guarding> all = all(context.history().migrations());
            Guarding.report(
                    judged,
                    Guarding.isOneDecision(all, judged, context.option(AT_ONCE)),
                    "%s fails where it is gone already",
                    "Write IF EXISTS before the name.",
                    context);
        }
    }

    private static List<Guarding> all(List<Migration> migrations) {
        List<Guarding> all = new ArrayList<>();
        for (Migration migration : migrations) {
            collect(migration, migration.up(), all);
            migration.down().ifPresent(down -> collect(migration, down, all));
        }
        return all;
    }

    private static void collect(Migration migration, Script script, List<Guarding> all) {
        Set<String> made = made(script);
        for (Executed executed : script.executed()) {
            boolean guarded = !executed.nesting().certain()
                    || executed.nesting().guards().stream()
                            .anyMatch(guard -> guard.kind() == Guard.Kind.EXISTING_OBJECT);
            if (executed.statement() instanceof Drop drop) {
                String words =
                        "DROP " + drop.kind() + " " + drop.objects().get(0).name();
                boolean there = drop.objects().stream()
                        .allMatch(object ->
                                made.contains(key(drop.kind(), object.name().name())));
                if (!there) {
                    all.add(new Guarding(
                            migration, script, executed, drop.keywords(), words, guarded || drop.ifExists()));
                }
            } else if (executed.statement() instanceof AlterTable alter && alter.kind() == ObjectKind.TABLE) {
                for (AlterTableAction action : alter.actions()) {
                    if (action instanceof DropColumn drop) {
                        String words = "DROP COLUMN " + drop.column();
                        boolean there = made.contains(
                                key(ObjectKind.COLUMN, drop.column().value()));
                        if (!there) {
                            all.add(new Guarding(migration, script, executed, drop, words, guarded || drop.ifExists()));
                        }
                    } else if (action instanceof DropConstraint drop) {
                        String words = "DROP CONSTRAINT " + drop.constraint();
                        boolean there = made.contains(
                                key(ObjectKind.CONSTRAINT, drop.constraint().value()));
                        if (!there) {
                            all.add(new Guarding(migration, script, executed, drop, words, guarded || drop.ifExists()));
                        }
                    }
                }
            }
        }
    }

    /** What the script makes itself, before or after: the second time it is there again. */
    private static Set<String> made(Script script) {
        Set<String> made = new HashSet<>();
        for (Executed executed : script.executed()) {
            Statement statement = executed.statement();
            if (statement instanceof CreateTable create) {
                made.add(key(ObjectKind.TABLE, create.table().name()));
            } else if (statement instanceof Rename rename) {
                made.add(key(rename.kind(), rename.to().value()));
            } else if (statement instanceof CreateTableAs create) {
                made.add(key(ObjectKind.TABLE, create.table().name()));
            } else if (statement instanceof CreateView create) {
                made.add(key(ObjectKind.VIEW, create.view().name()));
            } else if (statement instanceof CreateIndex create && create.index().isPresent()) {
                made.add(key(ObjectKind.INDEX, create.index().get().value()));
            } else if (statement instanceof CreateFunction create) {
                made.add(key(
                        create.procedure() ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION,
                        create.function().name()));
            } else if (statement instanceof CreateTrigger create) {
                made.add(key(ObjectKind.TRIGGER, create.trigger().value()));
            } else if (statement instanceof CreatePolicy create) {
                made.add(key(ObjectKind.POLICY, create.policy().value()));
            } else if (statement instanceof AlterTable alter) {
                alter.actions().forEach(action -> made(action, made));
            }
        }
        return made;
    }

    private static void made(AlterTableAction action, Set<String> made) {
        if (action instanceof AddColumn add) {
            made.add(key(ObjectKind.COLUMN, add.column().name().value()));
        } else if (action instanceof AddConstraint add) {
            add.constraint().name().ifPresent(name -> made.add(key(ObjectKind.CONSTRAINT, name.value())));
        }
    }

    private static String key(ObjectKind kind, String name) {
        return kind + " " + name;
    }
}
