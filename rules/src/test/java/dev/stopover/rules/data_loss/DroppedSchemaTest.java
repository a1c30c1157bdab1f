package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedSchemaTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedSchema());

    @Test
    void countsTheTablesThatItDoesNotName() {
        rule.after("""
                        CREATE SCHEMA billing;
                        CREATE TABLE billing.a (id int);
                        CREATE TABLE billing.b (id int);
                        CREATE TABLE billing.c (id int);
                        CREATE TABLE billing.d (id int);
                        CREATE TABLE billing.e (id int);
                        CREATE TABLE billing.f (id int);
                        CREATE TABLE billing.g (id int);
                        """).reports("""
                        DROP SCHEMA IF EXISTS billing CASCADE;
                                              ^^^^^^^ billing.d, billing.e and 2 tables more for good
                        """);
    }

    @Test
    void reportsASchemaThatTheHistoryNeverMade() {
        rule.reports("""
                DROP SCHEMA audit CASCADE;
                            ^^^^^ Dropping the schema audit deletes everything in it for good.
                """);
    }

    @Test
    void acceptsTheRollbackOfTheMigrationThatMadeIt() {
        rule.file("migrations/001_billing.up.sql", "CREATE SCHEMA billing;")
                .file("migrations/001_billing.down.sql", "DROP SCHEMA billing CASCADE;")
                .accepts();
    }
}
