package dev.stopover.rules.data_loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DroppedColumnTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DroppedColumn());

    @Test
    void reportsAColumnOfATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE crm.orders DROP COLUMN IF EXISTS note, DROP COLUMN fax;
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ Dropping note and fax loses their values
                """);
    }

    @Test
    void reportsOneThatIsMadeAgain() {
        rule.after("CREATE TABLE orders (id integer, note text);").reports("""
                        ALTER TABLE orders DROP COLUMN id, ADD COLUMN id uuid;
                                           ^^^^^^^^^^^^^^ Dropping id loses its values in every row of orders
                        """);
    }

    @Test
    void acceptsWhereThereIsNothingToLose() {
        rule.after("CREATE TYPE money_pair AS (a numeric, b numeric); CREATE TABLE orders (id bigint, note text);")
                .accepts("""
                        ALTER TYPE money_pair DROP ATTRIBUTE b;
                        ALTER TABLE orders DROP COLUMN IF EXISTS fax;
                        TRUNCATE orders;
                        ALTER TABLE orders DROP COLUMN note;
                        """);
    }

    @Test
    void acceptsTheRollbackOfTheMigrationThatAddedIt() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .file("migrations/002_note.up.sql", "ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/002_note.down.sql", "ALTER TABLE orders DROP COLUMN note;")
                .accepts();
    }

    @Test
    void reportsTheColumnsOfOneStatementTogether() {
        rule.after("CREATE TABLE orders (id int, a int, b int, c int, d int GENERATED ALWAYS AS (a) STORED);")
                .reports("""
                ALTER TABLE orders DROP COLUMN d, DROP COLUMN a, DROP COLUMN b, DROP COLUMN c;
                                                  ^^^^^^^^^^^^^ Dropping a, b and c loses their values in every row
                """);
    }

    @Test
    void doesNotSayThatValuesAreLostThatAreKept() {
        var findings = rule.after(
                        "CREATE TABLE orders (id int, customer int, note text); CREATE TABLE placed (o int, c int);")
                .reports("""
                        INSERT INTO placed (o, c) SELECT id, customer FROM orders;
                        ALTER TABLE orders DROP COLUMN customer;
                                           ^^^^^^^^^^^^^^^^^^^^ Code that is running still asks for customer of orders
                        ALTER TABLE orders DROP COLUMN note;
                                           ^^^^^^^^^^^^^^^^ Dropping note loses its values
                        """)
                .findings();
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING, Severity.ERROR);
    }
}
