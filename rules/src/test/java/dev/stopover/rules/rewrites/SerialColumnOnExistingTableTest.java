package dev.stopover.rules.rewrites;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SerialColumnOnExistingTableTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new SerialColumnOnExistingTable());

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE crm.orders ADD COLUMN id serial PRIMARY KEY;
                                                     ^^^^^^ all of crm.orders is written anew
                """);
    }

    @Test
    void acceptsAColumnThatIsThereAlready() {
        rule.after("CREATE TABLE orders (id serial);")
                .accepts("ALTER TABLE orders ADD COLUMN IF NOT EXISTS id serial;");
    }

    @Test
    void acceptsATemporaryTable() {
        rule.accepts("CREATE TEMPORARY TABLE totals (sum int); ALTER TABLE totals ADD COLUMN id serial;");
    }
}
