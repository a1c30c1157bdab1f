package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnumValueUsedTooEarlyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new EnumValueUsedTooEarly());

    @Test
    void reportsARunnersTransaction() {
        rule.runner(Runner.FLYWAY)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (state state);")
                .reports("""
                        ALTER TYPE state ADD VALUE 'paid';
                        INSERT INTO orders (state) VALUES ('paid');
                        ^^^^^^^^^^^ Unsafe use of new value "paid"
                        """);
    }

    @Test
    void acceptsATypeOfTheSameTransaction() {
        rule.runner(Runner.FLYWAY).accepts("""
                CREATE TYPE state AS ENUM ('new');
                CREATE TABLE orders (state state);
                ALTER TYPE state ADD VALUE 'paid';
                INSERT INTO orders (state) VALUES ('paid');
                """);
    }

    @Test
    void readsAnInsertWithoutAListOfColumns() {
        rule.runner(Runner.FLYWAY)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, state state);")
                .reports("""
                        ALTER TYPE state ADD VALUE 'paid';
                        INSERT INTO orders VALUES (1, 'new'), (2, 'paid');
                        ^^^^^^^^^^^ Unsafe use of new value "paid"
                        """);
    }
}
