package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PartitionAttachScanTest {

    private static final String TABLES = """
            CREATE TABLE orders (id int, placed date) PARTITION BY RANGE (placed);
            CREATE TABLE part (id int, placed date);
            """;

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PartitionAttachScan());

    @Test
    void reportsTheDefaultPartitionThatANewOneHasRead() {
        rule.after("CREATE TABLE events (day int) PARTITION BY RANGE (day);"
                        + " CREATE TABLE events_rest PARTITION OF events DEFAULT;")
                .reports("""
                        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);
                        ^^^^^^^^^^^^ A new partition reads all of public.events_rest under an ACCESS EXCLUSIVE lock
                        """);
        rule.after("CREATE TABLE events (day int) PARTITION BY RANGE (day);")
                .accepts("CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (2);");
    }

    @Test
    void takesACheckThatIsNotValidForNone() {
        rule.after(TABLES + "ALTER TABLE part ADD CHECK (placed IS NOT NULL AND placed < '2020-01-01') NOT VALID;")
                .reports("""
                        ALTER TABLE orders ATTACH PARTITION part FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
                                           ^^^^^^^^^^^^^^^^ reads all of public.part
                        """);
    }

    @Test
    void acceptsTheIndexOfAPartition() {
        rule.after("""
                CREATE TABLE orders (id int) PARTITION BY RANGE (id);
                CREATE TABLE part PARTITION OF orders DEFAULT;
                CREATE INDEX whole ON ONLY orders (id);
                CREATE INDEX piece ON part (id);
                """).accepts("ALTER INDEX whole ATTACH PARTITION piece;");
    }
}
