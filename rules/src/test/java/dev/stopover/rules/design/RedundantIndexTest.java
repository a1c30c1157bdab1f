package dev.stopover.rules.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedundantIndexTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RedundantIndex());

    @Test
    void reportsOneOfTwoEqualIndexes() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint);")
                .reports("""
                        CREATE INDEX a ON orders (shop_id);
                        CREATE INDEX b ON orders (shop_id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever b is good for, a does too, and every write keeps both, and so it is with 1 more.
                        CREATE INDEX c ON orders (id);
                        """);
    }

    @Test
    void namesTheSchemaOfTheIndex() {
        Finding finding = rule.after("CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY);")
                .reports("""
                        CREATE INDEX "Key" ON shop.orders (id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does too, and every write keeps both.
                        """)
                .findings()
                .get(0);
        assertThat(finding.help().orElseThrow()).contains("DROP INDEX CONCURRENTLY shop.\"Key\";");
    }

    @Test
    void acceptsOtherOrdersAndClasses() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, name text);").accepts("""
                        CREATE INDEX a ON orders (name);
                        CREATE INDEX b ON orders (name DESC);
                        CREATE INDEX c ON orders (name text_pattern_ops);
                        CREATE INDEX d ON orders USING hash (name);
                        """);
    }

    @Test
    void reportsAUniqueIndexBesideTheConstraintThatKeepsTheSameApart() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY);").reports("""
                        CREATE UNIQUE INDEX orders_id_idx ON orders (id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever orders_id_idx is good for, orders_pkey does too
                        """);
    }

    @Test
    void acceptsAUniqueIndexBesideAWiderOne() {
        rule.after("CREATE TABLE orders (id bigint, shop_id bigint, UNIQUE (id, shop_id));")
                .accepts("CREATE UNIQUE INDEX orders_id_idx ON orders (id);");
    }

    @Test
    void keepsThePrimaryKeyOfTwoConstraintsAndSaysHowToDropTheOther() {
        Finding finding = rule.after("CREATE TABLE orders (id bigint);")
                .reports("""
                        CREATE UNIQUE INDEX "Id" ON orders (id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever Id is good for, orders_pkey does too
                        ALTER TABLE orders ADD CONSTRAINT "Id" UNIQUE USING INDEX "Id";
                        ALTER TABLE orders ADD PRIMARY KEY (id);
                        """)
                .findings()
                .get(0);
        assertThat(finding.help().orElseThrow())
                .isEqualTo("Drop it: ALTER TABLE public.orders DROP CONSTRAINT \"Id\";");
    }

    @Test
    void acceptsTwoConstraintsThatTreatNullsInAnotherWay() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, code text UNIQUE);")
                .accepts("ALTER TABLE orders ADD CONSTRAINT orders_code UNIQUE NULLS NOT DISTINCT (code);");
    }

    @Test
    void comparesTheWordsOfAnIndexAndNotItsBlanks() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, name text, note text);")
                .reports("""
                CREATE INDEX a ON orders (lower(name), note DESC) WHERE note <> 'x';
                CREATE INDEX b ON orders (LOWER( name ), "note" DESC) WHERE note<>'x';
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever b is good for, a does too
                CREATE INDEX c ON orders (lower(name), note DESC) WHERE note <> 'X';
                CREATE INDEX d ON orders (lower(name), note) WHERE note <> 'x';
                CREATE INDEX e ON orders (lower(name) text_pattern_ops, note DESC) WHERE note <> 'x';
                """);
    }

    @Test
    void reportsAnyUniqueConstraintBesideThePrimaryKeyWhichHasNoNulls() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY);").reports("""
                ALTER TABLE orders ADD UNIQUE NULLS NOT DISTINCT (id);
                                       ^^^^^^ Whatever orders_id_key is good for, orders_pkey does too
                """);
    }

    @Test
    void acceptsWhatOneStatementAsksForTwice() {
        rule.accepts("CREATE TABLE orders (id bigint PRIMARY KEY UNIQUE, shop_id bigint UNIQUE, UNIQUE (shop_id));");
    }

    @Test
    void acceptsAConstraintThatMayBeBrokenUntilTheEndOfTheTransaction() {
        rule.after("CREATE TABLE orders (id bigint, number bigint, UNIQUE (number) DEFERRABLE);")
                .accepts("""
                        ALTER TABLE orders ADD UNIQUE (id) DEFERRABLE;
                        ALTER TABLE orders ADD PRIMARY KEY (id);
                        CREATE UNIQUE INDEX orders_number ON orders (number);
                        """);
    }

    @Test
    void reportsTheLaterOfTwoEqualIndexesWhateverTheirNames() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint); CREATE INDEX z ON orders (shop_id);")
                .reports("""
                        CREATE INDEX a ON orders (shop_id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever a is good for, z does too
                        """);
    }

    @Test
    void reportsAnAppliedIndexWhereALongerOneIsMade() {
        Finding finding = rule.after(
                        "CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint); CREATE INDEX shop ON orders (shop_id);")
                .reports("""
                        CREATE INDEX longer ON orders (shop_id, id);
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever shop is good for, longer does too
                        """)
                .findings()
                .get(0);
        assertThat(finding.help().orElseThrow()).contains("DROP INDEX CONCURRENTLY public.shop;");
    }

    @Test
    void comparesNoMoreKeysOfALongerIndexThanTheShorterHas() {
        rule.after("CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint, name text);")
                .reports("""
                CREATE INDEX shop ON orders (shop_id);
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Whatever shop is good for, recent does too
                CREATE INDEX recent ON orders (shop_id, id DESC, lower(name));
                """);
    }

    @Test
    void saysWhereForeignKeysRestOnIt() {
        Finding finding = rule.reports("""
                        CREATE TABLE shops (id bigint CONSTRAINT one_id UNIQUE);
                                                                        ^^^^^^ Whatever one_id is good for, shops_pkey does too
                        CREATE TABLE orders (id bigint PRIMARY KEY, shop_id bigint REFERENCES shops (id));
                        ALTER TABLE shops ADD PRIMARY KEY (id);
                        """).findings().get(0);
        assertThat(finding.help().orElseThrow())
                .isEqualTo(
                        "Drop it: ALTER TABLE public.shops DROP CONSTRAINT one_id; Foreign keys that rest on it have to be"
                                + " dropped before, and added again after.");
    }
}
