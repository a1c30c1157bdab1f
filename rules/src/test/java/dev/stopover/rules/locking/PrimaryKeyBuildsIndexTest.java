package dev.stopover.rules.locking;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrimaryKeyBuildsIndexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PrimaryKeyBuildsIndex());

    @Test
    void reportsANumberedKeyColumn() {
        rule.after("CREATE TABLE orders (number text);").reports("""
                ALTER TABLE orders ADD COLUMN id bigserial PRIMARY KEY;
                                                           ^^^^^^^^^^^ built over all of orders
                """);
    }

    @Test
    void reportsAKeyInTheExchangeOfAnother() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, number text NOT NULL);")
                .reports("""
                        ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (number);
                                                                            ^^^^^^^^^^^ built over all of orders
                        """);
    }

    @Test
    void acceptsWhatPostgresRefuses() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY);").accepts("ALTER TABLE orders ADD PRIMARY KEY (id);");
    }

    @Test
    void reportsATableThatTheHistoryDoesNotKnow() {
        rule.reports("""
                ALTER TABLE orders ADD PRIMARY KEY (id);
                                       ^^^^^^^^^^^ built over all of orders
                """);
    }
}
