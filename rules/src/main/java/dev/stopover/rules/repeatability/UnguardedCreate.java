package dev.stopover.rules.repeatability;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateCompositeType;
import dev.stopover.syntax.CreateDomain;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What knows no IF NOT EXISTS fails where its object is there already, unless something else guards it. */
public final class UnguardedCreate extends ChangeSetRule {

    static final Property<Integer> AT_ONCE = Property.number(
            "at-once",
            "How many are reported one by one in a history that leaves many without; more become one finding.",
            20);

    public UnguardedCreate() {
        super(warning("unguarded-create", "A policy, trigger, type, constraint or role is created unguarded")
                .noteInRollback()
                .tags("idempotency")
                .options(AT_ONCE));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<Guarding> judged = Guarding.judged(all(changes.migrations()), changes, DuplicateObject::reports, context);
        if (!judged.isEmpty()) {
            List<Guarding> all = all(context.history().migrations());
            Guarding.report(
                    judged,
                    Guarding.isOneDecision(all, judged, context.option(AT_ONCE)),
                    "%s fails where it is there already",
                    "Put it into a DO block that catches duplicate_object (DO $$ BEGIN …; EXCEPTION WHEN duplicate_object THEN"
                            + " NULL; END $$;), or drop it IF EXISTS before where nothing depends on it.",
                    context);
        }
    }

    private static List<Guarding> all(List<Migration> migrations) {
        List<Guarding> all = new ArrayList<>();
        migrations.forEach(migration -> new Collector(migration, new HashSet<>(), all).collect());
        return all;
    }

    /** Finds what a script makes. What it dropped, or made itself, is out of the way. */
    private record Collector(Migration migration, Set<String> cleared, List<Guarding> all) {

        void collect() {
            for (Executed executed : migration.up().executed()) {
                Statement statement = executed.statement();
                if (statement instanceof Drop drop) {
                    drop.objects()
                            .forEach(object ->
                                    cleared.add(key(drop.kind(), object.name().name())));
                } else if (statement instanceof CreateTable create) {
                    cleared.add(key(ObjectKind.TABLE, create.table().name()));
                } else if (statement instanceof CreatePolicy create) {
                    add(
                            executed,
                            create.keywords(),
                            ObjectKind.POLICY,
                            create.policy().value(),
                            create.table());
                } else if (statement instanceof CreateTrigger create && !create.orReplace()) {
                    add(
                            executed,
                            create.keywords(),
                            ObjectKind.TRIGGER,
                            create.trigger().value(),
                            create.table());
                } else if (statement instanceof CreateEnum create) {
                    add(executed, ObjectKind.TYPE, create.type().name());
                } else if (statement instanceof CreateCompositeType create) {
                    add(executed, ObjectKind.TYPE, create.type().name());
                } else if (statement instanceof CreateDomain create) {
                    add(executed, ObjectKind.DOMAIN, create.domain().name());
                } else if (statement instanceof CreateRole create) {
                    add(executed, ObjectKind.ROLE, create.role().name());
                } else if (statement instanceof AlterTable alter) {
                    // Constraints are dropped before others are added, whatever the order in the statement.
                    alter.actions().forEach(this::clear);
                    alter.actions().forEach(action -> collect(executed, alter, action));
                }
            }
        }

        private void clear(AlterTableAction action) {
            if (action instanceof DropConstraint drop) {
                cleared.add(key(ObjectKind.CONSTRAINT, drop.constraint().value()));
            }
        }

        private void collect(Executed executed, AlterTable alter, AlterTableAction action) {
            if (action instanceof AddConstraint add && add.constraint().name().isPresent()) {
                String name = add.constraint().name().get().value();
                add(executed, add.constraint().name().get(), ObjectKind.CONSTRAINT, name, alter.table());
            }
        }

        private void add(Executed executed, ObjectKind kind, String name) {
            add(executed, executed.statement().keywords(), kind, name, false);
        }

        private void add(Executed executed, Ranged place, ObjectKind kind, String name, QualifiedName table) {
            // A table of the same script has nothing on it yet.
            add(executed, place, kind, name, cleared.contains(key(ObjectKind.TABLE, table.name())));
        }

        private void add(Executed executed, Ranged place, ObjectKind kind, String name, boolean guarded) {
            String words = (kind == ObjectKind.CONSTRAINT ? "ADD " : "CREATE ") + kind + " " + Names.quoted(name);
            all.add(new Guarding(
                    migration, migration.up(), executed, place, words, guarded || isGuarded(executed, kind, name)));
        }

        private boolean isGuarded(Executed executed, ObjectKind kind, String name) {
            return executed.nesting().guardedAgainstDuplicate() || cleared.contains(key(kind, name));
        }

        private static String key(ObjectKind kind, String name) {
            return kind + " " + name;
        }
    }
}
