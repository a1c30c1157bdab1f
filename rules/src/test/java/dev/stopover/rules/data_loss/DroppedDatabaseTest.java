package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedDatabaseTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedDatabase());

    @Test
    void reportsItWithAllItsOptions() {
        rule.reports("""
                DROP DATABASE IF EXISTS shop WITH (FORCE);
                ^^^^^^^^^^^^^ Dropping the database shop
                """);
    }

    @Test
    void acceptsAMigrationThatOnlyTalksOfIt() {
        rule.accepts("COMMENT ON DATABASE shop IS 'do not DROP DATABASE shop';");
    }
}
