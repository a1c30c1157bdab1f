package dev.stopover.syntax;

/** How a table is partitioned. */
public enum PartitionStrategy {
    /** By values. */
    LIST,
    /** By ranges of values. */
    RANGE,
    /** By the hash of values. */
    HASH
}
