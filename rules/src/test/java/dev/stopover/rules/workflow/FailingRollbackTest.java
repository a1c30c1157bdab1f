package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailingRollbackTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new FailingRollback());

    @Test
    void reportsWhatIsMadeAgain() {
        rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint, note text);")
                .file("migrations/1_orders.down.sql", """
                        ALTER TABLE orders ADD COLUMN note text;
                                                      ^^^^ Column "note" of relation "orders" already exists, so the rollback fails.
                        DROP TABLE orders;
                        """)
                .reports();
    }

    @Test
    void leavesMigrationsToTheOtherRules() {
        rule.file(
                        "migrations/1_orders.up.sql",
                        "CREATE TABLE orders (id bigint); DROP TABLE orders; DROP TABLE orders;")
                .file("migrations/1_orders.down.sql", "SELECT 1;")
                .accepts();
    }

    @Test
    void readsSectionsOfOneFile() {
        rule.file("migrations/00001_orders.sql", """
                        -- +goose Up
                        CREATE TABLE orders (id bigint);
                        CREATE VIEW open AS SELECT id FROM orders;
                        -- +goose Down
                        DROP TABLE orders;
                                   ^^^^^^ Cannot drop table orders because other objects depend on it
                        """).reports();
    }
}
