package dev.stopover.rules.data_loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CascadingDropTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new CascadingDrop());

    @Test
    void isANoteWhereNothingIsKnownToDepend() {
        RuleTester after = rule.after("CREATE TABLE orders (id bigint);");

        assertThat(after.reports("""
                                DROP TABLE orders CASCADE;
                                                  ^^^^^^^ though the history has nothing that does
                                DROP FUNCTION total(bigint) CASCADE;
                                                            ^^^^^^^ though the history has nothing that does
                                """).findings()).extracting(Finding::severity).containsOnly(Severity.NOTE);
    }

    @Test
    void namesTheColumnsOfAType() {
        rule.after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, state state);")
                .reports("""
                        DROP TYPE state CASCADE;
                                        ^^^^^^^ CASCADE also drops the column state of public.orders.
                        """);
    }

    @Test
    void namesThePoliciesAndTriggersOfAFunction() {
        rule.after("""
                        CREATE TABLE orders (id bigint);
                        CREATE FUNCTION mine(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
                        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                        CREATE POLICY own ON orders USING (mine(id));
                        CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
                        """).reports("""
                        DROP FUNCTION mine(bigint), touch() CASCADE;
                                                            ^^^^^^^ the policy own of public.orders, the trigger touch of public.orders
                        """);
    }

    @Test
    void acceptsAPolicyAndATableOfTheSameMigration() {
        rule.after("CREATE TABLE customers (id bigint); CREATE POLICY own ON customers USING (true);")
                .accepts("""
                        DROP POLICY own ON customers CASCADE;
                        CREATE TABLE orders (id bigint);
                        DROP TABLE orders CASCADE;
                        """);
    }

    @Test
    void countsWhatItDoesNotName() {
        rule.after("""
                        CREATE TABLE orders (id bigint);
                        CREATE VIEW a AS SELECT id FROM orders;
                        CREATE VIEW b AS SELECT id FROM orders;
                        CREATE VIEW c AS SELECT id FROM orders;
                        CREATE VIEW d AS SELECT id FROM orders;
                        CREATE VIEW e AS SELECT id FROM orders;
                        CREATE VIEW f AS SELECT id FROM a;
                        """).reports("""
                        DROP TABLE orders CASCADE;
                                          ^^^^^^^ the view public.e and 1 more.
                        """);
    }

    @Test
    void doesNotCountPartitionsWhichGoWithTheirTableAnyway() {
        rule.after("""
                        CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);
                        CREATE TABLE events_default PARTITION OF events DEFAULT;
                        """).reports("""
                        DROP TABLE events CASCADE;
                                          ^^^^^^^ though the history has nothing that does
                        """);
    }

    @Test
    void acceptsAnExchangeThatTakesNothingElse() {
        rule.after("CREATE TABLE orders (id int); CREATE TABLE orders_new (id bigint);")
                .accepts("""
                        DROP TABLE orders CASCADE;
                        ALTER TABLE orders_new RENAME TO orders;
                        """);
    }
}
