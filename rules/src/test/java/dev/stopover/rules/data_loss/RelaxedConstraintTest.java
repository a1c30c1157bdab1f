package dev.stopover.rules.data_loss;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelaxedConstraintTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RelaxedConstraint());

    @Test
    void acceptsAForeignKeyThatIsAddedWithAnotherAction() {
        rule.after("""
                        CREATE TABLE customers (id bigint PRIMARY KEY);
                        CREATE TABLE orders (customer_id bigint REFERENCES customers);
                        """).accepts("""
                        ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;
                        ALTER TABLE orders ADD CONSTRAINT orders_owner FOREIGN KEY (customer_id)
                            REFERENCES customers ON DELETE CASCADE;
                        """);
    }

    @Test
    void acceptsAWiderTable() {
        rule.after("CREATE TABLE orders (id bigint, number text UNIQUE);").accepts("""
                        ALTER TABLE orders DROP CONSTRAINT orders_number_key;
                        ALTER TABLE orders ADD PRIMARY KEY (number);
                        """);
    }

    @Test
    void acceptsNotNullThatIsSetAgain() {
        rule.after("CREATE TABLE orders (id bigint, number text NOT NULL);").accepts("""
                        ALTER TABLE orders ALTER COLUMN number DROP NOT NULL;
                        UPDATE orders SET number = NULL WHERE number = '';
                        UPDATE orders SET number = 'none' WHERE number IS NULL;
                        ALTER TABLE orders ALTER COLUMN number SET NOT NULL;
                        """);
    }

    @Test
    void acceptsWhatTheMigrationItselfHasAdded() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
                        ALTER TABLE orders DROP CONSTRAINT positive;
                        ALTER TABLE orders ADD COLUMN code text NOT NULL DEFAULT '';
                        ALTER TABLE orders ALTER COLUMN code DROP NOT NULL;
                        """);
    }

    @Test
    void acceptsATableThatIsDroppedAfterwards() {
        rule.after("CREATE TABLE orders (id bigint UNIQUE);").accepts("""
                        ALTER TABLE orders DROP CONSTRAINT orders_id_key;
                        DROP TABLE orders;
                        """);
    }

    @Test
    void acceptsAForeignKeyThatAWiderOneReplaces() {
        rule.after("""
                        CREATE TABLE customers (id int, region int, PRIMARY KEY (id), UNIQUE (id, region));
                        CREATE TABLE orders (customer int CONSTRAINT placed_by REFERENCES customers (id), region int);
                        """).accepts("""
                        ALTER TABLE orders DROP CONSTRAINT placed_by;
                        ALTER TABLE orders ADD CONSTRAINT placed_in
                            FOREIGN KEY (customer, region) REFERENCES customers (id, region);
                        """);
    }

    @Test
    void acceptsAForeignKeyThatIsAddedAgainUnderNewNames() {
        rule.after("""
                        CREATE TABLE customers (id int PRIMARY KEY);
                        CREATE TABLE orders (customer int CONSTRAINT placed_by REFERENCES customers);
                        """).accepts("""
                        ALTER TABLE orders DROP CONSTRAINT placed_by;
                        ALTER TABLE customers RENAME TO buyers;
                        ALTER TABLE orders RENAME COLUMN customer TO buyer;
                        ALTER TABLE orders ADD CONSTRAINT bought_by FOREIGN KEY (buyer) REFERENCES buyers (id);
                        """);
    }

    @Test
    void acceptsAUniqueConstraintThatUniqueIndexesReplace() {
        rule.after("CREATE TABLE users (email text, gone boolean, CONSTRAINT one_email UNIQUE (email));")
                .accepts("""
                ALTER TABLE users DROP CONSTRAINT one_email;
                CREATE UNIQUE INDEX users_email ON users (email) WHERE NOT gone;
                """);
    }

    @Test
    void acceptsAUniqueIndexOnTheColumnUnderItsNewName() {
        rule.after("CREATE TABLE customers (id bigint, username text CONSTRAINT customers_username_key UNIQUE);")
                .accepts("""
                        ALTER TABLE customers DROP CONSTRAINT customers_username_key;
                        ALTER TABLE customers RENAME COLUMN username TO handle;
                        CREATE UNIQUE INDEX customers_handle_idx ON customers (handle);
                        """);
    }

    @Test
    void acceptsAnotherCheckOfTheSameColumns() {
        rule.after("CREATE TABLE orders (id bigint, title text CONSTRAINT title_length CHECK (length(title) < 100));")
                .accepts("""
                        ALTER TABLE orders DROP CONSTRAINT title_length;
                        ALTER TABLE orders ADD CONSTRAINT title_is_short CHECK (char_length(title) < 50) NOT VALID;
                        """);
    }
}
