package dev.stopover.catalog.effect;

import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.IndexColumn;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.List;

/** What is unique in a partitioned table is so in each partition, and so has to include the columns that divide them. */
final class DividedKeys {

    private final Touches touches;
    private final PartitionKey divided;

    DividedKeys(Touches touches, PartitionKey divided) {
        this.touches = touches;
        this.divided = divided;
    }

    /** The keys of a table that is made, of its columns and its own. */
    void refuse(CreateTable create) {
        for (ColumnDefinition column : create.columns()) {
            column.constraints().forEach(constraint -> refuse(constraint, List.of(column.name())));
        }
        create.constraints().forEach(constraint -> refuse(constraint, List.of()));
    }

    /** A key; one that is written at a column has that column. */
    void refuse(Constraint constraint, List<Identifier> column) {
        if (constraint instanceof PrimaryKeyConstraint key) {
            touches.at(key);
            refuse("PRIMARY KEY", key.columns().isEmpty() ? column : key.columns());
        } else if (constraint instanceof UniqueConstraint unique) {
            touches.at(unique);
            refuse("UNIQUE", unique.columns().isEmpty() ? column : unique.columns());
        }
    }

    /** A key of columns, by what it is. */
    void refuse(String kind, List<Identifier> columns) {
        List<String> names = columns.stream().map(Identifier::value).toList();
        for (IndexColumn part : divided.columns()) {
            if (part.column().isEmpty()) {
                touches.refuse("0A000", "unsupported %s constraint with partition key definition".formatted(kind));
                return;
            }
            if (!names.contains(part.column().get().value())) {
                touches.refuse("0A000", "unique constraint on partitioned table must include all partitioning columns");
                return;
            }
        }
    }
}
