package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EditedMigrationTest {

    private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY);\n";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new EditedMigration());

    @Test
    void reportsAStatementThatIsNoLongerThereForTheWholeFile() {
        rule.published("migrations/1_orders.sql", ORDERS + "SELECT 1;\n")
                .file("migrations/1_orders.sql", """
                        ^ file: 1_orders.sql says something else than in main
                        CREATE TABLE orders (id bigint PRIMARY KEY);
                        """)
                .reports();
    }

    @Test
    void reportsACommentWhereTheRunnerComparesTheText() {
        rule.published("db/migration/V1__orders.sql", ORDERS)
                .file("db/migration/V1__orders.sql", """
                        ^ file: V1__orders.sql has other comments or blanks than in main, and Flyway refuses to run
                        -- Orders.
                        CREATE TABLE orders (id bigint PRIMARY KEY);
                        """)
                .reports();
    }

    @Test
    void acceptsAnotherEndOfLines() {
        rule.published("db/migration/V1__orders.sql", ORDERS)
                .file("db/migration/V1__orders.sql", ORDERS.replace("\n", "\r\n"))
                .accepts();
    }

    @Test
    void acceptsARepeatableMigrationThatIsMadeToBeEdited() {
        rule.published("db/migration/V1__orders.sql", ORDERS)
                .published("db/migration/R__view.sql", "CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;")
                .file("db/migration/V1__orders.sql", ORDERS)
                .file("db/migration/R__view.sql", "CREATE OR REPLACE VIEW recent AS SELECT id, id AS n FROM orders;")
                .accepts();
    }

    @Test
    void comparesChangesetsAndNotTheirFile() {
        String first = "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE orders (id bigint);\n";
        rule.published("db/changes.sql", first)
                .file("db/changes.sql", first + "--changeset ann:2\nCREATE TABLE items (id bigint);\n")
                .accepts();
    }

    @Test
    void acceptsAnEditedRollbackInTheSameFile() {
        String up = "-- +goose Up\nCREATE TABLE orders (id bigint);\n-- +goose Down\n";
        rule.published("migrations/1_orders.sql", up + "SELECT 1;\n")
                .file("migrations/1_orders.sql", up + "DROP TABLE orders;\n")
                .accepts();
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        rule.accepts(ORDERS);
    }
}
