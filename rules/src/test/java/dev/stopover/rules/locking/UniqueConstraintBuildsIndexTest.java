package dev.stopover.rules.locking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UniqueConstraintBuildsIndexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UniqueConstraintBuildsIndex());

    @Test
    void saysWhatCanBePasted() {
        List<Finding> findings = rule.after("CREATE TABLE orders (number text, shop int);")
                .reports("""
                        ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE (shop, number);
                                                                     ^^^^^^ built over all of orders
                        """)
                .findings();

        assertThat(findings.get(0).help().orElseThrow())
                .contains("CREATE UNIQUE INDEX CONCURRENTLY orders_key ON orders (shop, number);")
                .contains("ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_key;")
                .doesNotContain("NOT VALID");
    }

    @Test
    void doesNotAdviseWhatAPartitionedTableRefuses() {
        List<Finding> findings = rule.after("""
                        CREATE TABLE orders (number text, placed date) PARTITION BY RANGE (placed);
                        CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        """).reports("""
                        ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE (number, placed);
                                                                     ^^^^^^ built over all of orders
                        """).findings();

        assertThat(findings.get(0).help().orElseThrow())
                .contains("ON ONLY orders")
                .doesNotContain("USING INDEX");
    }

    @Test
    void acceptsAColumnThatIsThereAlready() {
        rule.after("CREATE TABLE orders (number text UNIQUE);")
                .accepts("ALTER TABLE orders ADD COLUMN IF NOT EXISTS number text UNIQUE;");
    }

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE orders ADD UNIQUE (number);
                                       ^^^^^^ built over all of orders
                """);
    }

    @Test
    void buildsTheIndexUnderAnotherNameWhereTheOldOneStillHasIt() {
        var findings = rule.after("CREATE TABLE orders (a int, b int, CONSTRAINT orders_key UNIQUE (a));")
                .reports("""
                ALTER TABLE orders DROP CONSTRAINT orders_key, ADD CONSTRAINT orders_key UNIQUE (a, b);
                                                                                         ^^^^^^ The index of this constraint
                """)
                .findings();
        assertThat(findings.get(0).help().orElseThrow())
                .startsWith("Run CREATE UNIQUE INDEX CONCURRENTLY orders_key_new ON orders (a, b);")
                .contains("ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_key_new;");
    }

    @Test
    void acceptsATableThatADeleteOfAnyRowHasEmptied() {
        rule.after("CREATE TABLE orders (id bigint, customer_id bigint);").accepts("""
                DELETE FROM orders WHERE 1 = 1;
                ALTER TABLE orders ADD CONSTRAINT orders_customer_key UNIQUE (customer_id);
                """);
    }
}
