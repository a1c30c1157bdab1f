package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotNullWithoutBackfillTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NotNullWithoutBackfill());

    private RuleTester orders() {
        return rule.after("CREATE TABLE orders (id bigint, email text, state text DEFAULT 'new');");
    }

    @Test
    void reportsAColumnOfATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE orders ALTER email SET NOT NULL;
                                               ^^^^^^^^^^^^ fails as soon as one row of orders has no email
                """);
    }

    @Test
    void acceptsAnUpdateOfAllRows() {
        orders().accepts("""
                        UPDATE orders SET email = 'unknown';
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    /** Which column is asked for nulls is JSqlParser's answer. */
    @Test
    void acceptsAnUpdateOfTheNullsOnly() {
        orders().accepts("""
                        UPDATE orders SET email = 'unknown' WHERE (state <> 'new' AND 1 = 1) AND (orders.email IS NULL);
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void reportsAnUpdateOfOtherRows() {
        orders().reports("""
                        UPDATE orders SET email = 'unknown' WHERE state IS NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void reportsAnUpdateThatSetsNull() {
        orders().reports("""
                        UPDATE orders SET email = NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void reportsAnUpdateOfAnotherColumnOrTable() {
        orders().reports("""
                        UPDATE orders SET state = 'old' WHERE email IS NULL;
                        UPDATE crm.notes SET email = 'unknown';
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsABackfillOfAnEarlierMigration() {
        orders().after("UPDATE orders SET email = 'unknown' WHERE email IS NULL;")
                .accepts("ALTER TABLE orders ALTER email SET NOT NULL;");
    }

    @Test
    void acceptsABackfillFromAnotherTable() {
        orders().accepts("""
                        UPDATE orders SET email = customers.email FROM customers WHERE customers.id = orders.id;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsABackfillInBatches() {
        orders().accepts("""
                        DO $$ BEGIN
                          LOOP
                            UPDATE orders SET email = 'unknown'
                            WHERE id IN (SELECT id FROM orders WHERE email IS NULL LIMIT 1000);
                            EXIT WHEN NOT FOUND;
                          END LOOP;
                        END $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsThatTheNullsAreDeleted() {
        orders().accepts("""
                        DELETE FROM orders WHERE email IS NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsADefaultThatCameWithTheColumn() {
        orders().accepts("ALTER TABLE orders ALTER state SET NOT NULL;");
    }

    @Test
    void acceptsADefaultThatComesWithTheColumnInTheSameStatement() {
        orders().accepts("ALTER TABLE orders ADD COLUMN paid boolean DEFAULT false, ALTER paid SET NOT NULL;");
    }

    @Test
    void acceptsAColumnThatRefusesNullsAlready() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY);").accepts("ALTER TABLE orders ALTER id SET NOT NULL;");
    }

    @Test
    void acceptsAConjunctionThatIsValidated() {
        orders().after("ALTER TABLE orders ADD CHECK (email IS NOT NULL AND length(email) > 3);")
                .accepts("ALTER TABLE orders ALTER email SET NOT NULL;");
    }

    @Test
    void reportsAConstraintThatIsNotValidated() {
        orders().after("ALTER TABLE orders ADD CHECK (email IS NOT NULL) NOT VALID;")
                .reports("""
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void reportsAConstraintThatProvesNothing() {
        orders().after("ALTER TABLE orders ADD CHECK (email <> '');").reports("""
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsATableThatIsEmptiedFirst() {
        orders().accepts("""
                        TRUNCATE orders;
                        ALTER TABLE orders ADD COLUMN paid boolean NOT NULL;
                        """);
    }

    @Test
    void acceptsAColumnThatIsAddedWithValues() {
        orders().accepts("""
                        CREATE DOMAIN amount AS numeric DEFAULT 0;
                        ALTER TABLE orders ADD COLUMN number bigserial NOT NULL;
                        ALTER TABLE orders ADD COLUMN position bigint NOT NULL GENERATED ALWAYS AS IDENTITY;
                        ALTER TABLE orders ADD COLUMN total amount NOT NULL;
                        """);
    }

    @Test
    void followsAColumnThatIsRenamedAfterItWasFilled() {
        orders().accepts("""
                        ALTER TABLE orders ADD COLUMN email_new text;
                        UPDATE orders SET email_new = lower(email);
                        ALTER TABLE orders DROP COLUMN email;
                        ALTER TABLE orders RENAME COLUMN email_new TO email;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsAnUpdateThatAsksForTheColumnAmongOthers() {
        orders().accepts("""
                        UPDATE orders SET email = 'unknown', state = 'new' WHERE id > 0 AND (email IS NULL OR state IS NULL);
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void looksIntoAProcedureThatTheMigrationCalls() {
        orders().accepts("""
                        CREATE PROCEDURE fill_orders() LANGUAGE plpgsql AS $$ BEGIN
                          UPDATE orders SET email = 'unknown' WHERE email IS NULL;
                        END $$;
                        CALL fill_orders();
                        DROP PROCEDURE fill_orders();
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsABlockThatFailsFirst() {
        orders().accepts("""
                        DO $$ BEGIN
                          IF EXISTS (SELECT FROM orders WHERE email IS NULL) THEN
                            RAISE EXCEPTION 'orders without email';
                          END IF;
                        END $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }
}
