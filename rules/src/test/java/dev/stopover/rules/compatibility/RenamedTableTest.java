package dev.stopover.rules.compatibility;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenamedTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RenamedTable());

    @Test
    void reportsATableThatTheHistoryNeverMade() {
        rule.reports("""
                ALTER TABLE shop.clients RENAME TO customers;
                            ^^^^^^^^^^^^ Code that is running reads and writes shop.clients
                """);
    }

    @Test
    void acceptsAViewOrAnIndex() {
        rule.after("CREATE TABLE t (id bigint); CREATE VIEW v AS SELECT id FROM t; CREATE INDEX i ON t (id);")
                .accepts("""
                        ALTER VIEW v RENAME TO w;
                        ALTER TABLE w RENAME TO u;
                        ALTER INDEX i RENAME TO j;
                        """);
    }

    @Test
    void acceptsTheTablesOfTheSameMigration() {
        rule.accepts("""
                CREATE TABLE clients (id bigint);
                ALTER TABLE clients RENAME TO customers;
                """);
    }

    @Test
    void acceptsATableOfAnEarlierMigrationThatTakesThePlaceOfAnother() {
        rule.after("CREATE TABLE clients (id integer); CREATE TABLE clients_new (id bigint);")
                .accepts("""
                        DROP TABLE clients;
                        ALTER TABLE clients_new RENAME TO clients;
                        """);
    }

    @Test
    void acceptsAPartitionWhichIsReadThroughItsTable() {
        rule.after("""
                        CREATE TABLE events (at date) PARTITION BY RANGE (at);
                        CREATE TABLE events_default PARTITION OF events DEFAULT;
                        """).accepts("ALTER TABLE events_default RENAME TO events_rest;");
    }
}
