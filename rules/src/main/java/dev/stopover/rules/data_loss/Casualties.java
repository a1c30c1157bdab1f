package dev.stopover.rules.data_loss;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.rule.StatementContext;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement drops besides what it names: the difference between the schema before it and after. */
final class Casualties {

    private final Catalog after;
    private final Set<String> objects = new HashSet<>();
    private final Set<String> parts = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private Casualties(Catalog after) {
        this.after = after;
    }

    /** What the statement that is judged drops and does not name, each in a few words, in order. */
    static List<String> of(StatementContext context) {
        State left = context.moment().after();
        Casualties casualties = new Casualties(left.catalog());
        if (context.statement() instanceof Drop drop) {
            drop.objects()
                    .forEach(object -> casualties.objects.add(object.name().name()));
        } else if (context.statement() instanceof AlterTable alter) {
            alter.actions().forEach(casualties::name);
        }
        context.catalog().relationsChangedIn(left.catalog()).forEach(casualties::look);
        context.catalog().functionsChangedIn(left.catalog()).forEach(function -> {
            if (left.catalog().function(function.id()).isEmpty()) {
                casualties.add("the function ", function.name());
            }
        });
        context.catalog().typesChangedIn(left.catalog()).forEach(type -> {
            if (left.catalog().type(type.id()).isEmpty()) {
                casualties.add("the type ", type.name());
            }
        });
        return casualties.found.stream().sorted().toList();
    }

    private void name(AlterTableAction action) {
        if (action instanceof DropColumn drop) {
            parts.add(drop.column().value());
        } else if (action instanceof DropConstraint drop) {
            parts.add(drop.constraint().value());
        }
    }

    private void look(Relation relation) {
        Optional<Relation> left = after.relation(relation.id());
        if (left.isEmpty()) {
            // An identity or serial column's own sequence is part of its table, and so are partitions.
            if (!(relation instanceof Sequence) && !(relation instanceof Table table && table.isPartition())) {
                add("the %s ".formatted(relation.kindName()), relation.name());
            }
            return;
        }
        relation.triggers().keySet().forEach(trigger -> {
            if (!left.get().triggers().containsKey(trigger)) {
                found.add("the trigger %s of %s".formatted(trigger, relation.name()));
            }
        });
        for (Column column : relation.columns()) {
            if (left.get().column(column.name()).isEmpty() && !parts.contains(column.name())) {
                found.add("the column %s of %s".formatted(column.name(), relation.name()));
            }
        }
        if (relation instanceof Table table && left.get() instanceof Table now) {
            look(table, now);
        }
    }

    private void look(Table table, Table now) {
        for (TableConstraint constraint : table.constraints().values()) {
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY
                    && !now.constraints().containsKey(constraint.name())
                    && !parts.contains(constraint.name())
                    && constraint.columns().stream()
                            .allMatch(column -> now.column(column).isPresent())) {
                found.add("the constraint %s of %s".formatted(constraint.name(), table.name()));
            }
        }
        table.policies().keySet().forEach(policy -> {
            if (!now.policies().containsKey(policy)) {
                found.add("the policy %s of %s".formatted(policy, table.name()));
            }
        });
    }

    private void add(String kind, ObjectName name) {
        if (!objects.contains(name.name())) {
            found.add(kind + name);
        }
    }
}
