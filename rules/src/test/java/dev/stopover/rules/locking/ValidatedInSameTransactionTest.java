package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ValidatedInSameTransactionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ValidatedInSameTransaction());

    @Test
    void namesTheLockOfAForeignKey() {
        rule.after("CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE orders (customer_id int);")
                .reports("""
                        BEGIN;
                        ALTER TABLE orders ADD CONSTRAINT customer FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
                        ALTER TABLE orders VALIDATE CONSTRAINT customer;
                                           ^^^^^^^^^^^^^^^^^^^ still holds a SHARE ROW EXCLUSIVE lock on orders, which blocks writes
                        COMMIT;
                        """);
    }

    @Test
    void acceptsTwoTransactionsInOneFile() {
        rule.after("CREATE TABLE orders (total numeric);").accepts("""
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                COMMIT;
                BEGIN;
                ALTER TABLE orders VALIDATE CONSTRAINT positive;
                COMMIT;
                """);
    }

    @Test
    void seesADoBlockAsOneTransaction() {
        rule.runner(Runner.PSQL).after("CREATE TABLE orders (total numeric);").reports("""
                DO $$ BEGIN
                  ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                  ALTER TABLE orders VALIDATE CONSTRAINT positive;
                                     ^^^^^^^^^^^^^^^^^^^ reads all of orders while the transaction still holds
                END $$;
                """);
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.accepts("""
                BEGIN;
                CREATE TABLE orders (total numeric);
                ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                ALTER TABLE orders VALIDATE CONSTRAINT positive;
                COMMIT;
                """);
    }

    @Test
    void saysItOnceForATransaction() {
        rule.runner(Runner.FLYWAY)
                .after("CREATE TABLE orders (total numeric); CREATE TABLE bills (total numeric);")
                .reports("""
                        ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                        ALTER TABLE bills ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
                        ALTER TABLE orders VALIDATE CONSTRAINT positive;
                                           ^^^^^^^^^^^^^^^^^^^ reads all of orders and bills
                        ALTER TABLE bills VALIDATE CONSTRAINT positive;
                        """);
    }
}
