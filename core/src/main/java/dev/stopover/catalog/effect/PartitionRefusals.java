package dev.stopover.catalog.effect;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.DetachPartition;
import java.util.Optional;

/** What PostgreSQL refuses of the actions of ALTER TABLE on partitions and children. */
final class PartitionRefusals {

    private final Situation situation;
    private final Touches touches;

    PartitionRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void attach(Table parent, AttachPartition attach) {
        if (parent.isKnown() && !parent.isPartitioned()) {
            touches.refuse(
                    situation.major() < 18 ? "42P17" : "42809",
                    "table \"%s\" is not partitioned".formatted(parent.name().name()));
            return;
        }
        situation.before().table(attach.partition()).ifPresent(partition -> missingColumn(parent, partition));
        situation
                .before()
                .table(attach.partition())
                .filter(Relation::isKnown)
                .ifPresent(partition -> fits(parent, partition));
        attach.bound()
                .ifPresent(bound -> new BoundRefusals(situation, touches)
                        .find(parent, bound, attach.partition().name()));
    }

    /** A partition belongs to one table only, and is kept as long as that. */
    private void fits(Table parent, Table partition) {
        if (partition.isPartition()) {
            touches.refuse(
                    "42809",
                    "\"%s\" is already a partition".formatted(partition.name().name()));
        } else if (!partition.parents().isEmpty()) {
            touches.refuse("42809", "cannot attach inheritance child as partition");
        } else if (!partition.isPartitioned()
                && !situation.catalog().childrenOf(partition).isEmpty()) {
            touches.refuse("42809", "cannot attach inheritance parent as partition");
        } else if (parent.isTemporary() != partition.isTemporary()) {
            touches.refuse(
                    "42809",
                    partition.isTemporary()
                            ? "cannot attach a temporary relation as partition of permanent relation \"%s\""
                                    .formatted(parent.name().name())
                            : "cannot attach a permanent relation as partition of temporary relation \"%s\""
                                    .formatted(parent.name().name()));
        }
    }

    void missingColumn(Table parent, Table child) {
        if (!parent.isKnown() || !child.isKnown()) {
            return;
        }
        parent.columns().stream()
                .filter(column -> child.column(column.name()).isEmpty())
                .findFirst()
                .ifPresent(column ->
                        touches.refuse("42804", "child table is missing column \"%s\"".formatted(column.name())));
    }

    void detach(Table parent, DetachPartition detach) {
        Optional<Table> partition = situation.before().table(detach.partition());
        if (parent.isKnown()
                && partition.filter(Relation::isKnown).isPresent()
                && !partition.get().parents().contains(parent.id())) {
            touches.refuse(
                    "42P01",
                    "relation \"%s\" is not a partition of relation \"%s\""
                            .formatted(detach.partition().name(), parent.name().name()));
        }
        if (detach.concurrently() && situation.defaultPartition(parent).isPresent()) {
            touches.refuse("55000", "cannot detach partitions concurrently when a default partition exists");
        }
    }
}
