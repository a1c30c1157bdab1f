package dev.stopover.catalog;

/**
 * A foreign key with the table it belongs to.
 *
 * @param table the table that refers
 * @param constraint the constraint
 */
public record ForeignKey(Table table, TableConstraint constraint) {}
