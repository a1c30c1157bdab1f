package dev.stopover.rules.locking;

import static org.assertj.core.api.Assertions.assertThat;

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
    void reportsAColumnOfADomainThatRefusesNulls() {
        rule.after("CREATE TABLE orders (id bigint); CREATE DOMAIN amount AS int NOT NULL;"
                        + " CREATE DOMAIN count AS int NOT NULL DEFAULT 0;")
                .reports("""
                        ALTER TABLE orders ADD COLUMN total amount;
                                                            ^^^^^^ Adding total fails as soon as orders has one row
                        ALTER TABLE orders ADD COLUMN items count;
                        ALTER TABLE orders ADD COLUMN paid amount DEFAULT 0;
                        """);
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
    void acceptsADeleteOfWhatStandsForNull() {
        orders().accepts("""
                        DELETE FROM orders WHERE coalesce(email, '') = '';
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
        orders().accepts("""
                        DELETE FROM orders WHERE true;
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

    @Test
    void acceptsAnUpdateInsideAWithClause() {
        orders().accepts("""
                        DO $$ DECLARE filled int; BEGIN
                          LOOP
                            WITH batch AS (SELECT id FROM orders WHERE email IS NULL LIMIT 100),
                              updated AS (
                                UPDATE orders SET email = 'unknown' FROM batch WHERE batch.id = orders.id RETURNING orders.id)
                            SELECT count(*) INTO filled FROM updated;
                            EXIT WHEN filled = 0;
                          END LOOP;
                        END $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsADeletionOfTheNullsInsideAWithClause() {
        orders().accepts("""
                        WITH gone (id) AS MATERIALIZED (DELETE FROM orders WHERE email IS NULL RETURNING id)
                        INSERT INTO archive SELECT id FROM gone;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void reportsAWithClauseThatUpdatesAnotherColumn() {
        orders().reports("""
                        WITH updated AS (UPDATE orders SET state = 'old' WHERE email IS NULL RETURNING id)
                        SELECT count(*) FROM updated;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsAnInsertThatUpdatesTheRowsThatAreThere() {
        orders().accepts("""
                        INSERT INTO orders (id, email) SELECT id, email FROM customers
                          ON CONFLICT (id) DO UPDATE SET email = excluded.email;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void reportsAnInsertThatUpdatesOneRowOrNone() {
        orders().reports("""
                        INSERT INTO orders (id, email) VALUES (1, 'unknown') ON CONFLICT (id) DO UPDATE SET email = 'unknown';
                        INSERT INTO orders (id, email) SELECT id, email FROM customers ON CONFLICT DO NOTHING;
                        INSERT INTO orders (id, email) SELECT id, email FROM customers;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsAMergeThatSetsTheColumn() {
        orders().accepts("""
                        MERGE INTO orders USING customers ON customers.id = orders.id
                          WHEN NOT MATCHED THEN DO NOTHING
                          WHEN MATCHED AND CASE WHEN true THEN true END THEN UPDATE SET state = 'old', email = 'unknown';
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void reportsAMergeThatSetsAnotherColumnOrOnlyInserts() {
        orders().reports("""
                        MERGE INTO orders USING customers ON customers.id = orders.id
                          WHEN MATCHED THEN UPDATE SET state = 'old'
                          WHEN NOT MATCHED THEN INSERT (id, email) VALUES (customers.id, 'unknown');
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void looksIntoAFunctionThatABlockCallsInAnExpression() {
        orders().accepts("""
                        CREATE FUNCTION fill_orders() RETURNS int LANGUAGE sql AS $$
                          UPDATE orders SET email = 'unknown' WHERE email IS NULL RETURNING 1;
                        $$;
                        DO $$ DECLARE filled int; BEGIN
                          filled := fill_orders();
                        END $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void looksIntoAFunctionThatAQueryReadsFrom() {
        orders().accepts("""
                        CREATE FUNCTION fill_orders() RETURNS SETOF int LANGUAGE sql AS $$
                          UPDATE orders SET email = 'unknown' WHERE email IS NULL RETURNING 1;
                        $$;
                        SELECT count(*) FROM fill_orders();
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void reportsAFunctionThatNobodyCalls() {
        orders().reports("""
                        CREATE FUNCTION fill_orders() RETURNS int LANGUAGE sql AS $$
                          UPDATE orders SET email = 'unknown' WHERE email IS NULL RETURNING 1;
                        $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsAnUpdateWhoseTextABlockPutsTogether() {
        orders().accepts("""
                        DO $$ BEGIN
                          EXECUTE format('UPDATE %I SET email = %L', 'orders', 'unknown');
                        END $$;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
    }

    @Test
    void acceptsThatRowsWithEitherNullAreDeleted() {
        rule.after("CREATE TABLE orders (id bigint, email text, phone text);").accepts("""
                DELETE FROM orders WHERE email IS NULL OR phone IS NULL;
                ALTER TABLE orders ALTER email SET NOT NULL, ALTER phone SET NOT NULL;
                """);
    }

    @Test
    void acceptsATypeThatIsComputedWithoutNulls() {
        orders().accepts("""
                        ALTER TABLE orders ALTER email TYPE text USING coalesce(email, 'unknown'), ALTER email SET NOT NULL;
                        """);
        orders().after("ALTER TABLE orders ALTER email TYPE boolean USING email IS NOT NULL;")
                .accepts("ALTER TABLE orders ALTER email SET NOT NULL;");
    }

    @Test
    void reportsATypeThatKeepsTheNulls() {
        orders().reports("""
                        ALTER TABLE orders ALTER email TYPE varchar USING lower(email);
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void acceptsThatTheRowsTakeANewDefault() {
        orders().accepts("""
                        ALTER TABLE orders ALTER email SET DEFAULT 'unknown';
                        UPDATE orders SET email = DEFAULT WHERE email IS NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                        """);
        rule.accepts("""
                UPDATE orders SET email = DEFAULT WHERE email IS NULL;
                ALTER TABLE orders ALTER email SET NOT NULL;
                """);
    }

    @Test
    void reportsThatTheRowsTakeADefaultThatIsNone() {
        orders().reports("""
                        ALTER TABLE orders ALTER email SET DEFAULT NULL::text;
                        UPDATE orders SET email = DEFAULT WHERE email IS NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
        orders().reports("""
                        UPDATE orders SET email = DEFAULT WHERE email IS NULL;
                        ALTER TABLE orders ALTER email SET DEFAULT 'unknown';
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void reportsAValueThatKeepsTheNulls() {
        orders().reports("""
                        UPDATE orders SET email = email WHERE email IS NULL;
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
        orders().reports("""
                        UPDATE orders SET email = lower(trim(email));
                        ALTER TABLE orders ALTER email SET NOT NULL;
                                                       ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    @Test
    void reportsADefaultThatIsNull() {
        orders().reports("""
                        ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT CAST(NULL AS text);
                                                                ^^^^^^^^ Adding note fails
                        """);
        rule.after("CREATE TABLE orders (id bigint, note text DEFAULT (NULL));").reports("""
                        ALTER TABLE orders ALTER note SET NOT NULL;
                                                      ^^^^^^^^^^^^ nothing before it fills them
                        """);
    }

    /** It is unknown-object's to say. */
    @Test
    void saysNothingOfAColumnThatIsNotThere() {
        orders().accepts("ALTER TABLE orders ALTER emial SET NOT NULL;");
    }

    @Test
    void advisesSqlThatATemplateCanFillIn() {
        var reported = rule.reports("""
                ALTER TABLE {{ .Schema }}.orders ALTER email SET NOT NULL;
                                                             ^^^^^^^^^^^^ one row of {{ .Schema }}.orders has no email
                """);
        assertThat(reported.findings().get(0).help().orElseThrow()).contains("UPDATE {{ .Schema }}.orders SET email");
    }

    @Test
    void reportsTheColumnsOfOneStatementTogether() {
        rule.after("CREATE TABLE orders (id int);").reports("""
                ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int NOT NULL, ADD COLUMN c int NOT NULL;
                                                                      ^^^^^^^^ Adding b and c fails as soon as orders has one row: they refuse nulls
                """);
    }
}
