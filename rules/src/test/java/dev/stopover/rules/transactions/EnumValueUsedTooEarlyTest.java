package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ALTER TABLE orders ALTER COLUMN state | SET DEFAULT | 'paid'",
                "ALTER TABLE orders ADD CHECK ( | state <> 'paid' | )",
                "ALTER TABLE orders ADD COLUMN was state CHECK ( | was <> 'paid' | )",
                "| CREATE INDEX | paid ON orders (id) WHERE state = 'paid'",
                "| UPDATE | orders SET id = 1 WHERE state IN ('new', 'paid')",
                "| DELETE FROM | orders WHERE state = 'paid'",
                "| CREATE POLICY | paid ON orders USING (state = 'paid')"
            })
    void reportsAConditionAndADefault(String before, String words, String after) {
        String start = before == null ? "" : before + " ";
        rule.runner(Runner.FLYWAY)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, note text, state state);")
                .reports("""
                        ALTER TYPE state ADD VALUE 'paid';
                        %s%s %s;
                        %s%s Unsafe use of new value "paid"
                        """.formatted(
                                start,
                                words,
                                after == null ? "" : after,
                                " ".repeat(start.length()),
                                "^".repeat(words.length())));
    }

    @Test
    void acceptsTheSameTextInAColumnOfText() {
        rule.runner(Runner.FLYWAY)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, note text, state state);")
                .accepts("""
                        ALTER TYPE state ADD VALUE 'paid';
                        CREATE INDEX paid ON orders (id) WHERE note = 'paid' AND state = 'new';
                        ALTER TABLE orders ADD CHECK (state::text <> 'paid');
                        """);
    }

    @Test
    void leavesAFailureOnPostgresElevenToTheValueThatIsAdded() {
        rule.postgres(11)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, state state);")
                .accepts("""
                        BEGIN;
                        ALTER TYPE state ADD VALUE 'paid';
                        UPDATE orders SET state = 'paid';
                        COMMIT;
                        """);
    }

    @Test
    void reportsTheFirstUseAlone() {
        rule.runner(Runner.FLYWAY)
                .after("CREATE TYPE state AS ENUM ('new'); CREATE TABLE orders (id bigint, state state);")
                .reports("""
                        ALTER TYPE state ADD VALUE 'paid';
                        UPDATE orders SET state = 'paid' WHERE id = 1;
                        ^^^^^^ Unsafe use of new value "paid"
                        UPDATE orders SET state = 'paid' WHERE id = 2;
                        """);
    }
}
