package dev.stopover.rules.locking;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Identifier;
import java.util.List;

/** An index on a partitioned table is built on all partitions in one go, and CONCURRENTLY is refused for it. */
public final class IndexOnPartitionedTable extends StatementRule {

    public IndexOnPartitionedTable() {
        super(warning("index-on-partitioned-table", "An index on a partitioned table blocks writes to all partitions")
                .underLock("index", "partition"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        boolean partitioned = context.state()
                .table(create.table())
                .filter(table -> table.isPartitioned() && context.existedBefore(table))
                .filter(table -> context.catalog().childrenOf(table).isEmpty()
                        || Live.of(create.table(), context).builds())
                .isPresent();
        if (partitioned && !create.only() && !create.concurrently() && !isBuiltBefore(create, context)) {
            String lock = context.effectOn(create.table())
                    .flatMap(touch -> touch.lockWords(create.table() + " and its partitions"))
                    .orElse("a lock");
            context.report(create.keywords(), "Building this index takes %s until all of them have it.", lock)
                    .help(
                            "Create it ON ONLY %s, build one on each partition with CREATE INDEX CONCURRENTLY, %s,"
                                    + " then attach those with ALTER INDEX … ATTACH PARTITION.",
                            create.table(), context.apart());
        }
    }

    /**
     * Whether the script has built such an index concurrently on other tables: most likely on the partitions, which the
     * history need not know. PostgreSQL takes those indexes and builds nothing.
     */
    private static boolean isBuiltBefore(CreateIndex create, StatementContext context) {
        return context.moments().stream()
                .anyMatch(moment -> moment.statement() instanceof CreateIndex other
                        && other.concurrently()
                        && !other.table().equals(create.table())
                        && columns(other).equals(columns(create)));
    }

    /** The columns by name; where one is an expression, nothing is the same. */
    private static List<Object> columns(CreateIndex create) {
        return create.columns().stream()
                .map(column -> column.column().<Object>map(Identifier::value).orElse(column))
                .toList();
    }
}
