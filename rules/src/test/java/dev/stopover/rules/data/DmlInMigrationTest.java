package dev.stopover.rules.data;

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
}
