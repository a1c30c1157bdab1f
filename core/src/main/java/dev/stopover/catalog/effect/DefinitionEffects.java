package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.View;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.PartitionOf;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What CREATE of relations, functions and triggers does to the relations that are there. */
final class DefinitionEffects {

    private final Situation situation;
    private final Touches touches;

    DefinitionEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateTable create) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        create.likes().forEach(like -> touches.lock(like.table(), LockMode.ACCESS_SHARE));
        create.inherits().forEach(parent -> touches.lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
        refer(create.table(), create.columns(), create.constraints());
        create.partitionOf().ifPresent(this::addPartition);
    }

    void create(CreateForeignTable create) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        create.inherits().forEach(parent -> touches.lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
        create.partitionOf().ifPresent(this::addPartition);
    }

    void create(CreateTableAs create) {
        if (create.ifNotExists() && situation.before().relation(create.table()).isPresent()) {
            return;
        }
        touches.made(RelationKind.TABLE, create.table());
        fill(create.query(), create.withData());
    }

    void create(CreateMaterializedView create) {
        if (create.ifNotExists() && situation.before().relation(create.view()).isPresent()) {
            return;
        }
        touches.made(RelationKind.MATERIALIZED_VIEW, create.view());
        fill(create.query(), create.withData());
    }

    void create(CreateView create) {
        Optional<View> replaced = situation.before().view(create.view());
        if (create.orReplace() && replaced.isPresent()) {
            touches.lock(replaced.get(), LockMode.ACCESS_EXCLUSIVE);
        } else {
            touches.made(RelationKind.VIEW, create.view());
        }
        new QueryEffects(situation, touches).name(create.query());
    }

    void create(CreateSequence create) {
        if (create.ifNotExists()
                && situation.before().relation(create.sequence()).isPresent()) {
            return;
        }
        touches.made(RelationKind.SEQUENCE, create.sequence());
        own(create.options());
    }

    void create(CreateFunction create) {
        String language = create.language().orElse("sql");
        if (!language.equals("sql") || create.body().isEmpty()) {
            return;
        }
        for (Executed inner : situation
                .answers()
                .executed(create.body().get(), language, situation.executed().written(), Map.of())) {
            names(inner.statement());
        }
    }

    void create(CreateTrigger create) {
        lockFamily(create.table(), LockMode.SHARE_ROW_EXCLUSIVE);
        create.referencedTable().ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
    }

    private void refer(QualifiedName table, List<ColumnDefinition> columns, List<Constraint> constraints) {
        List<Constraint> all = new ArrayList<>(constraints);
        columns.forEach(column -> all.addAll(column.constraints()));
        for (Constraint constraint : all) {
            if (constraint instanceof ForeignKeyConstraint key
                    && !key.references().joined().equals(table.joined())) {
                new ForeignKeys(situation, touches).refer(key, Truth.NO);
            }
        }
    }

    /** The parent may not be used meanwhile, and its default partition is read for rows that belong to the new one. */
    private void addPartition(PartitionOf partition) {
        Optional<Relation> relation = touches.lock(partition.parent(), LockMode.ACCESS_EXCLUSIVE);
        if (relation.isEmpty() || !(relation.get() instanceof Table parent)) {
            return;
        }
        situation.defaultPartition(parent).ifPresent(other -> {
            touches.lock(other, LockMode.ACCESS_EXCLUSIVE);
            Truth scans = new PartitionProof(situation, parent).scansDefault(other, partition.bound());
            touches.scan(other, scans);
        });
        for (TableConstraint key : Situation.foreignKeys(parent)) {
            situation
                    .catalog()
                    .relation(key.references())
                    .ifPresent(target -> new ForeignKeys(situation, touches).refer(target, Truth.NO));
        }
        situation.catalog().foreignKeysTo(parent).stream()
                .filter(key -> !key.constraint().inherited())
                .forEach(key -> touches.lock(key.table(), LockMode.SHARE_ROW_EXCLUSIVE));
    }

    private void fill(Query query, boolean withData) {
        QueryEffects queries = new QueryEffects(situation, touches);
        if (withData) {
            queries.run(query, Optional.empty());
        } else {
            queries.name(query);
        }
    }

    /** What a sequence becomes a part of. */
    void own(SequenceOptions options) {
        options.ownedBy()
                .flatMap(owner -> owner.table())
                .ifPresent(table -> touches.lock(table, LockMode.ACCESS_SHARE));
    }

    /** What a statement in the body of a function names, without running it. */
    private void names(Statement statement) {
        if (statement instanceof Select select) {
            new QueryEffects(situation, touches).name(select.query());
        } else if (statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge) {
            Touches inner = new Touches(situation);
            statement.accept(new StatementEffects(situation, inner), null);
            inner.effect().touches().stream()
                    .filter(touch -> touch.lock()
                            .filter(mode -> mode != LockMode.ROW_SHARE)
                            .isPresent())
                    .forEach(touch -> situation
                            .catalog()
                            .relation(touch.name())
                            .ifPresent(relation ->
                                    touches.lock(relation, touch.lock().orElseThrow())));
        }
    }

    private void lockFamily(QualifiedName name, LockMode mode) {
        Optional<Relation> relation = touches.lock(name, mode);
        if (relation.isPresent() && relation.get() instanceof Table table) {
            situation.partitions(table).forEach(partition -> touches.lock(partition, mode));
        }
    }
}
