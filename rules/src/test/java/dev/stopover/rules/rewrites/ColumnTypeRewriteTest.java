package dev.stopover.rules.rewrites;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ColumnTypeRewriteTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ColumnTypeRewrite());

    @Test
    void blamesTheActionThatRewritesAmongSeveral() {
        rule.after("CREATE TABLE orders (id integer, number varchar(9));").reports("""
                ALTER TABLE orders
                  ALTER COLUMN number TYPE text,
                  ALTER COLUMN id TYPE bigint;
                                  ^^^^ Changing id to bigint writes all of orders anew
                """);
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.accepts("""
                CREATE TABLE orders (id integer);
                ALTER TABLE orders ALTER COLUMN id TYPE bigint;
                """);
    }

    @Test
    void acceptsACastThatSaysNoMoreThanTheType() {
        rule.after("CREATE TABLE orders (number varchar(9), state text);").accepts("""
                ALTER TABLE orders ALTER COLUMN number TYPE varchar(20) USING number::varchar(20);
                ALTER TABLE orders ALTER COLUMN state TYPE text USING state;
                """);
    }

    @Test
    void reportsAnExpressionEvenWhereTheTypeStays() {
        rule.after("CREATE TABLE orders (state text);").reports("""
                ALTER TABLE orders ALTER COLUMN state TYPE text USING lower(state);
                                                      ^^^^ writes all of orders anew
                """);
    }

    @Test
    void saysThatAnotherCollationRebuildsTheIndexOnly() {
        rule.after("CREATE TABLE orders (state text); CREATE INDEX orders_state ON orders (state);")
                .reports("""
                        ALTER TABLE orders ALTER COLUMN state TYPE text COLLATE "C";
                                                              ^^^^ keeps the rows of orders, and reads them all to build an index anew
                        """);
    }

    @Test
    void acceptsAnotherCollationWithoutIndex() {
        rule.after("CREATE TABLE orders (state text);").accepts("""
                ALTER TABLE orders ALTER COLUMN state TYPE text COLLATE "C";
                """);
    }

    @Test
    void acceptsWhatPostgresRefuses() {
        rule.after("""
                CREATE TABLE orders (id integer);
                CREATE VIEW open_orders AS SELECT id FROM orders;
                """).accepts("ALTER TABLE orders ALTER COLUMN id TYPE bigint;");
    }

    @Test
    void warnsWhereTheHistoryDoesNotKnowTheTable() {
        rule.reports("""
                ALTER TABLE crm.orders ALTER COLUMN id TYPE bigint;
                                                       ^^^^ unless its values can stay as they are
                """);
    }

    @Test
    void looksAtThePartitions() {
        rule.after("""
                CREATE TABLE orders (id integer, placed date) PARTITION BY RANGE (placed);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                """).reports("""
                ALTER TABLE orders ALTER COLUMN id TYPE bigint;
                                                   ^^^^ writes all of orders anew
                """);
    }
}
