package dev.stopover.rules.compatibility;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenamedColumnTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RenamedColumn());

    @Test
    void acceptsAColumnOfTheSameMigration() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        ALTER TABLE orders ADD COLUMN sum numeric;
                        ALTER TABLE orders RENAME COLUMN sum TO total;
                        CREATE TABLE customers (mail text);
                        ALTER TABLE customers RENAME mail TO email;
                        """);
    }

    @Test
    void acceptsAColumnThatTakesTheOldName() {
        rule.after("CREATE TABLE orders (id integer);").accepts("""
                        ALTER TABLE orders RENAME COLUMN id TO old_id;
                        ALTER TABLE orders ADD COLUMN id bigint;
                        """);
    }

    @Test
    void reportsATableThatTheHistoryNeverMade() {
        rule.reports("""
                ALTER TABLE IF EXISTS audit.events RENAME kind TO type;
                                                          ^^^^ kind of audit.events under that name
                """);
    }

    @Test
    void acceptsARollback() {
        rule.file("migrations/001_a.up.sql", "CREATE TABLE orders (id bigint, sum numeric);")
                .file("migrations/001_a.down.sql", "DROP TABLE orders;")
                .file("migrations/002_b.up.sql", """
                        ALTER TABLE orders RENAME COLUMN sum TO total;
                                                         ^^^ sum of orders
                        """)
                .file("migrations/002_b.down.sql", "ALTER TABLE orders RENAME COLUMN total TO sum;")
                .reports();
    }
}
