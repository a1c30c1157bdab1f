package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutOfOrderVersionTest {

    private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY);\n";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new OutOfOrderVersion());

    @Test
    void comparesNumbersAsNumbers() {
        rule.published("db/migration/V1_9__orders.sql", ORDERS)
                .file("db/migration/V1_9__orders.sql", ORDERS)
                .file("db/migration/V1_10__items.sql", "CREATE TABLE items (id bigint);")
                .accepts();
    }

    @Test
    void saysWhatTheRunnerDoes() {
        rule.published("m/2_orders.up.sql", ORDERS)
                .published("m/2_orders.down.sql", "DROP TABLE orders;")
                .file("m/2_orders.up.sql", ORDERS)
                .file("m/2_orders.down.sql", "DROP TABLE orders;")
                .file("m/1_items.up.sql", """
                        ^ file: Version 1 comes before 2_orders.up.sql of main, which may be applied, and a runner that keeps but one version never runs it.
                        CREATE TABLE items (id bigint);
                        """)
                .reports();
    }

    @Test
    void acceptsGapsAmongWhatEverybodyHas() {
        rule.file("migrations/001_orders.sql", ORDERS)
                .file("migrations/20250101000000_items.sql", "CREATE TABLE items (id bigint);")
                .accepts();
    }

    @Test
    void acceptsWhateverNamesAListPutsInOrder() {
        String list = "<databaseChangeLog>%s</databaseChangeLog>";
        String one = "<changeSet id=\"10\" author=\"ann\"><sql>SELECT 1</sql></changeSet>";
        String two = "<changeSet id=\"2\" author=\"ann\"><sql>SELECT 2</sql></changeSet>";
        rule.published("db/changelog.xml", list.formatted(one))
                .file("db/changelog.xml", list.formatted(one + two))
                .accepts();
    }

    @Test
    void takesDatesOfSeveralPrecisionsForOrdered() {
        rule.file("supabase/migrations/20250101120000_orders.sql", ORDERS)
                .file("supabase/migrations/20250102_items.sql", "CREATE TABLE items (id bigint);")
                .accepts();
    }
}
