package dev.stopover.catalog.effect;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.ClusterOn;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.SetWithoutCluster;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses of an index that is chosen: as a replica identity, or to order a table by. */
final class ChosenIndexRefusals {

    private static final String WRONG_KIND = "42809";
    private static final String NOT_SUPPORTED = "0A000";

    private final Situation situation;
    private final Touches touches;

    ChosenIndexRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void alter(Relation relation, AlterTableAction action) {
        if (action instanceof ReplicaIdentity identity) {
            identity.index().flatMap(name -> named(relation, name)).ifPresent(index -> identity(relation, index));
        } else if (action instanceof ClusterOn cluster) {
            partitioned(relation);
            named(relation, cluster.index()).ifPresent(this::order);
        } else if (action instanceof SetWithoutCluster) {
            partitioned(relation);
        }
    }

    private void partitioned(Relation relation) {
        if (relation instanceof Table table && table.isKnown() && table.isPartitioned()) {
            touches.refuse(NOT_SUPPORTED, "cannot mark index clustered in partitioned table");
        }
    }

    void cluster(Cluster cluster) {
        Optional<Relation> relation =
                cluster.table().flatMap(situation.before()::relation).filter(Relation::isKnown);
        if (relation.isEmpty() || relation.get().isUncertain(Aspect.INDEXES)) {
            return;
        }
        touches.at(cluster.table().get());
        boolean partitioned = relation.get() instanceof Table table && table.isPartitioned();
        if (partitioned && situation.major() < 15) {
            touches.refuse(NOT_SUPPORTED, "cannot cluster a partitioned table");
        }
        if (cluster.index().isPresent()) {
            named(relation.get(), cluster.index().get()).ifPresent(this::order);
        } else if (relation.get().order().isEmpty()) {
            touches.refuse(
                    "42704",
                    "there is no previously clustered index for table \"%s\""
                            .formatted(relation.get().name().name()));
        }
    }

    /** The index of a name; where it is of another table, or is none, that is refused. */
    private Optional<Index> named(Relation relation, Identifier name) {
        if (!relation.isKnown() || relation.isUncertain(Aspect.INDEXES)) {
            return Optional.empty();
        }
        touches.at(name);
        Optional<Index> own = relation.indexes().find(name.value());
        if (own.isPresent()) {
            return own;
        }
        QualifiedName full = new QualifiedName(
                name.range(), Optional.empty(), Optional.of(relation.name().schema()), name.value());
        if (situation.before().index(full).isPresent()
                || situation.before().relation(full).filter(Relation::isKnown).isPresent()) {
            touches.refuse(
                    WRONG_KIND,
                    "\"%s\" is not an index for table \"%s\""
                            .formatted(name.value(), relation.name().name()));
        } else {
            touches.refuse(
                    "42704",
                    "index \"%s\" for table \"%s\" does not exist"
                            .formatted(name.value(), relation.name().name()));
        }
        return Optional.empty();
    }

    /** ({@code ATExecReplicaIdentity}.) */
    private void identity(Relation relation, Index index) {
        String name = "index \"%s\" as replica identity".formatted(index.name());
        if (!index.unique()) {
            touches.refuse(WRONG_KIND, "cannot use non-unique " + name);
        }
        boolean deferrable = relation instanceof Table table
                && index.constraint()
                        .flatMap(table.constraints()::find)
                        .filter(TableConstraint::deferrable)
                        .isPresent();
        if (deferrable) {
            touches.refuse(NOT_SUPPORTED, "cannot use non-immediate " + name);
        }
        if (index.keys().stream().anyMatch(key -> key.column().isEmpty())) {
            touches.refuse(NOT_SUPPORTED, "cannot use expression " + name);
        }
        if (index.predicate().isPresent()) {
            touches.refuse(NOT_SUPPORTED, "cannot use partial " + name);
        }
        for (String column : index.leadingColumns()) {
            Optional<Column> known = relation.column(column);
            if (relation instanceof Table table && known.isPresent() && !Situation.isNotNull(table, known.get())) {
                touches.refuse(
                        WRONG_KIND,
                        "index \"%s\" cannot be used as replica identity because column \"%s\" is nullable"
                                .formatted(index.name(), column));
            }
        }
    }

    /** ({@code check_index_is_clusterable}.) */
    private void order(Index index) {
        if (!index.method().equals("btree")) {
            boolean ordered = index.method().equals("gist");
            if (!ordered && List.of("hash", "gin", "spgist", "brin").contains(index.method())) {
                touches.refuse(
                        NOT_SUPPORTED,
                        "cannot cluster on index \"%s\" because access method does not support clustering"
                                .formatted(index.name()));
            }
        }
        if (index.predicate().isPresent()) {
            touches.refuse(NOT_SUPPORTED, "cannot cluster on partial index \"%s\"".formatted(index.name()));
        }
        if (!index.valid()) {
            touches.refuse(NOT_SUPPORTED, "cannot cluster on invalid index \"%s\"".formatted(index.name()));
        }
    }
}
