package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.definition.CommentSql;
import dev.stopover.definition.ObjectSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.rollback.RollbackStep.Stage;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that each difference asks for: what is left over goes, what is missing comes, what is changed is made anew. */
final class ReversalSteps {

    private final Catalog before;
    private final Catalog now;
    private final List<RollbackStep> steps = new ArrayList<>();

    ReversalSteps(Catalog before, Catalog now) {
        this.before = before;
        this.now = now;
    }

    List<RollbackStep> of(List<Difference> differences) {
        for (Difference difference : differences) {
            SchemaPart part = difference.part();
            switch (part.kind()) {
                case TABLE -> table(difference);
                case COLUMN -> column(difference);
                case CONSTRAINT -> constraint(difference);
                case INDEX -> index(difference);
                case VIEW, MATERIALIZED_VIEW -> view(difference);
                case PRIVILEGES, DEFAULT_PRIVILEGES ->
                    PrivilegeSteps.of(difference, before, now).ifPresent(steps::add);
                case OWNER -> OwnerSteps.of(difference, now).ifPresent(steps::add);
                case COMMENT ->
                    add(
                            Stage.COMMENT,
                            0,
                            CommentSql.comment(
                                    part.name().substring(CommentParts.ON.length()),
                                    difference.before().map(SchemaPart::form).orElse("")));
                default -> new ObjectSteps(before, now, steps).take(difference);
            }
        }
        return steps;
    }

    private void add(Stage stage, int order, String... statements) {
        steps.add(RollbackStep.of(stage, order, statements));
    }

    static Optional<Relation> relation(Catalog catalog, String name) {
        return catalog.relations().stream()
                .filter(relation -> relation.name().toString().equals(name))
                .findFirst();
    }

    private Optional<Table> table(Catalog catalog, String name) {
        return relation(catalog, name).filter(Table.class::isInstance).map(Table.class::cast);
    }

    private void table(Difference difference) {
        String name = difference.part().name();
        Optional<Table> was = table(before, name);
        Optional<Table> is = table(now, name);
        if (was.isEmpty()) {
            is.ifPresent(this::readers);
            add(Stage.DROP_TABLE, -is.map(Relation::id).orElse(0), "DROP TABLE IF EXISTS " + name);
        } else if (is.isEmpty()) {
            create(was.get());
        } else {
            TableSteps.of(was.get(), is.get(), before, now).forEach(statement -> add(Stage.ALTER, 0, statement));
        }
    }

    /** The policies of other tables that read it go first; those that stood before come again in the next round. */
    private void readers(Table table) {
        now.policiesReading(table)
                .forEach(reader -> add(
                        Stage.DROP_GUARD,
                        0,
                        "DROP POLICY IF EXISTS "
                                + Names.quoted(reader.getValue().name()) + " ON " + reader.getKey()));
    }

    /** The sequences of its serial columns have to be there first, and belong to it afterwards. */
    private void create(Table table) {
        List<String> statements = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        for (Column column : table.columns()) {
            for (Sequence sequence : before.sequencesOf(table, column)) {
                if (!sequence.isIdentity() && column.local()) {
                    statements.add(ObjectSql.sequence(sequence));
                    owned.add("ALTER SEQUENCE " + sequence + " OWNED BY " + table + "." + Names.quoted(column.name()));
                }
            }
        }
        statements.add(ObjectSql.table(before, table));
        statements.addAll(owned);
        steps.add(new RollbackStep(Stage.CREATE_TABLE, table.id(), statements));
    }

    private void column(Difference difference) {
        Table is = table(now, difference.part().owner()).orElseThrow();
        Optional<Table> was = table(before, difference.part().owner());
        String alter = "ALTER TABLE " + is;
        Optional<Column> now = is.columns().stream()
                .filter(each -> isNamed(each.name(), is, difference))
                .findFirst();
        Optional<Column> then = was.stream()
                .flatMap(table -> table.columns().stream())
                .filter(each -> isNamed(each.name(), is, difference))
                .findFirst();
        if (then.isEmpty()) {
            dependents(is, now.orElseThrow());
            add(
                    Stage.DROP_COLUMN,
                    0,
                    alter + " DROP COLUMN IF EXISTS " + Names.quoted(now.get().name()));
        } else if (now.isEmpty()
                || then.get().generated().isPresent() != now.get().generated().isPresent()) {
            String add = alter + " ADD COLUMN " + Names.quoted(then.get().name()) + " "
                    + SqlParts.column(before, was.orElseThrow(), then.get());
            if (now.isPresent()) {
                add(
                        Stage.DROP_COLUMN,
                        0,
                        alter + " DROP COLUMN IF EXISTS "
                                + Names.quoted(now.get().name()),
                        add);
            } else {
                add(Stage.ADD_COLUMN, then.get().number(), add);
            }
        } else {
            if (!then.get().type().canonical().equals(now.get().type().canonical())) {
                dependents(is, now.get());
            }
            List<String> statements = ColumnSteps.of(was.orElseThrow(), then.get(), is, now.get(), before);
            if (!statements.isEmpty()) {
                steps.add(new RollbackStep(Stage.ALTER, 1, statements));
            }
        }
    }

    static boolean isNamed(String name, Relation owner, Difference difference) {
        return (owner.name() + "." + Names.quoted(name))
                .equals(difference.part().name());
    }

    /** What stands in the way of a change of a column, and is to be there afterwards, goes and comes again. */
    private void dependents(Table table, Column column) {
        for (View view : now.viewsOf(table, column)) {
            again(view);
        }
        for (Policy policy : table.policies().values()) {
            boolean uses = policy.using()
                            .filter(using -> mentions(NormalForm.of(using), column))
                            .isPresent()
                    || policy.withCheck()
                            .filter(check -> mentions(NormalForm.of(check), column))
                            .isPresent();
            if (uses) {
                add(Stage.DROP_GUARD, 1, "DROP POLICY IF EXISTS " + Names.quoted(policy.name()) + " ON " + table);
            }
        }
    }

    private static boolean mentions(String form, Column column) {
        return (" " + form + " ").contains(" " + column.name() + " ");
    }

    /** The view and those that read it; what they were comes back in the next round. */
    private void again(View view) {
        now.viewsOf(view).forEach(this::again);
        add(Stage.DROP_VIEW, -view.id(), drop(view));
        before.view(view.name()).ifPresent(this::create);
    }

    private void create(View view) {
        if (!Staleness.of(view, before)) {
            add(Stage.CREATE_VIEW, view.id(), ObjectSql.view(view));
        }
    }

    private static String drop(View view) {
        return (view.isMaterialized() ? "DROP MATERIALIZED VIEW IF EXISTS " : "DROP VIEW IF EXISTS ") + view;
    }

    private void constraint(Difference difference) {
        String owner = difference.part().owner();
        Optional<Table> is = table(now, owner);
        Optional<Table> was = table(before, owner);
        is.flatMap(table -> constraint(table, difference)).ifPresent(constraint -> {
            boolean foreign = difference.after().orElseThrow().definition().startsWith("FOREIGN KEY");
            add(
                    foreign ? Stage.DROP_FOREIGN_KEY : Stage.DROP_CONSTRAINT,
                    0,
                    "ALTER TABLE " + owner + " DROP CONSTRAINT IF EXISTS " + Names.quoted(constraint.name()));
        });
        was.flatMap(table -> constraint(table, difference))
                .filter(found -> !Staleness.of(found))
                .ifPresent(constraint -> {
                    String definition = SqlParts.constraint(before, was.get(), constraint);
                    boolean foreign = definition.startsWith("FOREIGN KEY");
                    add(
                            foreign ? Stage.ADD_FOREIGN_KEY : Stage.ADD_CONSTRAINT,
                            definition.startsWith("PRIMARY") ? 0 : 1,
                            "ALTER TABLE " + owner + " ADD CONSTRAINT " + Names.quoted(constraint.name()) + " "
                                    + definition);
                });
    }

    private static Optional<TableConstraint> constraint(Table table, Difference difference) {
        return table.constraints().values().stream()
                .filter(each -> isNamed(each.name(), table, difference))
                .findFirst();
    }

    private void index(Difference difference) {
        difference.after().ifPresent(part -> add(Stage.DROP_INDEX, 0, "DROP INDEX IF EXISTS " + part.name()));
        difference.before().flatMap(part -> relation(before, part.owner())).ifPresent(relation -> {
            for (Index index : relation.indexes().values()) {
                if (!Staleness.of(index)
                        && new ObjectName(relation.name().schema(), index.name())
                                .toString()
                                .equals(difference.part().name())) {
                    add(
                            Stage.CREATE_INDEX,
                            index.number(),
                            (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + Names.quoted(index.name())
                                    + " ON " + (index.valid() ? "" : "ONLY ") + SqlParts.index(relation, index));
                }
            }
        });
    }

    private void view(Difference difference) {
        difference
                .after()
                .flatMap(part -> relation(now, part.name()))
                .map(View.class::cast)
                .ifPresent(this::again);
        if (difference.after().isEmpty()) {
            relation(before, difference.part().name()).map(View.class::cast).ifPresent(this::create);
        }
    }
}
