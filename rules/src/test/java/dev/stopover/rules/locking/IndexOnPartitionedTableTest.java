package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IndexOnPartitionedTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new IndexOnPartitionedTable());

    @Test
    void takesATableWithoutKnownPartitionsToHaveSome() {
        rule.after("CREATE TABLE orders (placed date) PARTITION BY RANGE (placed);")
                .reports("""
                CREATE INDEX ON orders (placed);
                ^^^^^^^^^^^^ a SHARE lock on orders and its partitions
                """);
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.accepts("""
                CREATE TABLE orders (placed date) PARTITION BY RANGE (placed);
                CREATE INDEX ON orders (placed);
                """);
    }

    @Test
    void acceptsATableThatIsNotPartitioned() {
        rule.after("CREATE TABLE orders (placed date);").accepts("CREATE INDEX ON orders (placed);");
    }

    @Test
    void acceptsAnIndexThatTheScriptHasBuiltOnThePartitionsBefore() {
        rule.after("CREATE TABLE events (id int, at date) PARTITION BY HASH (id); SELECT make_partitions('events', 2);")
                .accepts("""
                        CREATE INDEX CONCURRENTLY events_0_at ON events_0 (at, id);
                        CREATE INDEX CONCURRENTLY events_1_at ON events_1 (at, id);
                        CREATE INDEX events_at ON events (at, id);
                        """);
    }
}
