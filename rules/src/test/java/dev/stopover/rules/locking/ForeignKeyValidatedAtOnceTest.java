package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForeignKeyValidatedAtOnceTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ForeignKeyValidatedAtOnce());

    @Test
    void reportsOneOfAColumnThatComesWithADefault() {
        rule.after("CREATE TABLE shops (id bigint PRIMARY KEY); CREATE TABLE orders (id bigint);")
                .reports("""
                        ALTER TABLE orders ADD COLUMN shop_id bigint DEFAULT 1 REFERENCES shops;
                                                                               ^^^^^^^^^^ checked on every row of orders
                        """);
    }

    @Test
    void offersNotValidForAPartitionedTableFromPostgres18On() {
        RuleTester partitioned = rule.after("""
                CREATE TABLE shops (id bigint PRIMARY KEY);
                CREATE TABLE orders (shop_id bigint, placed date) PARTITION BY RANGE (placed);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                """);
        String reported = """
                ALTER TABLE orders ADD FOREIGN KEY (shop_id) REFERENCES shops;
                                       ^^^^^^^^^^^ checked on every row of orders
                """;
        partitioned.postgres(17).reports(reported);
        partitioned.postgres(18).reports(reported).fixedTo("""
                ALTER TABLE orders ADD FOREIGN KEY (shop_id) REFERENCES shops NOT VALID;
                """);
    }

    @Test
    void acceptsATableThatIsKnownToBeEmpty() {
        rule.after("CREATE TABLE orders (shop_id bigint);").accepts("""
                TRUNCATE orders;
                ALTER TABLE orders ADD FOREIGN KEY (shop_id) REFERENCES shops;
                """);
    }
}
