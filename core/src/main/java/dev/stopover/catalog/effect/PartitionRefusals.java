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
        Optional<Table> partition = situation.before().table(attach.partition()).filter(Relation::isKnown);
        ChildRefusals children = new ChildRefusals(situation, touches);
        partition.ifPresent(known -> fits(parent, known));
        partition.ifPresent(known -> children.extra(parent, known, attach.partition()));
        attach.bound()
                .ifPresent(bound -> new BoundRefusals(situation, touches)
                        .find(parent, bound, attach.partition().name()));
        touches.at(attach.partition());
        partition.ifPresent(known -> children.fits(parent, known));
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

    void detach(Table parent, DetachPartition detach) {
        Optional<Table> partition = situation.before().table(detach.partition());
        if (parent.isKnown() && !parent.isPartitioned() && situation.major() < 18) {
            touches.refuse(
                    "42P17",
                    "table \"%s\" is not partitioned".formatted(parent.name().name()));
        }
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
