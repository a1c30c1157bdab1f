package dev.stopover.rules.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DmlInMigrationTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DmlInMigration());

    @Test
    void isOneForAMigration() {
        rule.after("CREATE TABLE orders (id bigint); CREATE TABLE notes (id bigint);")
                .reports("""
                        DELETE FROM orders WHERE id < 7;
                        ^^^^^^^^^^^ Rows of notes, orders are changed
                        INSERT INTO notes VALUES (1);
                        """);
    }

    @Test
    void looksIntoBlocks() {
        rule.after("CREATE TABLE orders (id bigint);").reports("""
                        DO $$ BEGIN
                          DELETE FROM orders;
                          ^^^^^^^^^^^ Rows of orders are changed
                        END $$;
                        """);
    }

    @Test
    void weighsRowsThatAreChangedBesideTheSchemaMore() {
        RuleTester orders = rule.after("CREATE TABLE orders (id bigint, state text);");
        assertThat(orders.reports("""
                                UPDATE orders SET state = 'new' WHERE state IS NULL;
                                ^^^^^^ Rows of orders are changed
                                """).findings().get(0).severity()).isEqualTo(Severity.NOTE);
        assertThat(orders.reports("""
                                ALTER TABLE orders ADD COLUMN note text;
                                UPDATE orders SET note = state WHERE note IS NULL;
                                ^^^^^^ Rows of orders are changed
                                """).findings().get(0).severity()).isEqualTo(Severity.WARNING);
    }
}
