package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingPrimaryKeyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingPrimaryKey());

    @Test
    void reportsTheTablesOfAMigrationTogether() {
        rule.reports("""
                CREATE TABLE a (x int);
                             ^ Nothing tells two equal rows of public.a, public.b, public.c and 1 more apart
                CREATE TABLE b (x int);
                CREATE TABLE c (x int);
                CREATE TABLE d (x int);
                """);
    }

    @Test
    void acceptsPartitionsAndTablesThatAreDroppedAgain() {
        rule.accepts("""
                CREATE TABLE orders (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE staging (x int);
                DROP TABLE staging;
                CREATE TEMPORARY TABLE ids (id int);
                """);
    }
}
