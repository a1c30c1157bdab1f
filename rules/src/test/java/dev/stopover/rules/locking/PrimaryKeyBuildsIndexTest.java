package dev.stopover.rules.locking;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void dropsTheOldKeyInTheStatementThatAddsTheNewOne() {
        var findings = rule.after("CREATE TABLE orders (a int, b int NOT NULL, PRIMARY KEY (a));")
                .reports("""
                ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (a, b);
                                                                    ^^^^^^^^^^^ The index of this primary key
                """)
                .findings();
        assertThat(findings.get(0).help().orElseThrow())
                .startsWith("Run CREATE UNIQUE INDEX CONCURRENTLY orders_pkey_new ON orders (a, b);")
                .contains("ALTER TABLE orders DROP CONSTRAINT orders_pkey,"
                        + " ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey_new;");
    }
}
