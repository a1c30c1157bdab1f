package dev.stopover.rules.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingPrimaryKeyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingPrimaryKey());

    @Test
    void reportsTheTablesOfAMigrationTogether() {
        rule.reports("""
                CREATE TABLE a (x int);
                             ^ No primary key tells the rows of public.a, public.b, public.c and 1 more apart.
                CREATE TABLE b (x int);
                CREATE TABLE c (x int);
                CREATE TABLE d (x int);
                """);
    }

    @Test
    void takesForTheKeyWhatIsUniqueAlreadyOrTheId() {
        assertThat(help("CREATE TABLE a (x int NOT NULL, y int NOT NULL, z int UNIQUE, UNIQUE (x, y));"))
                .endsWith("ALTER TABLE public.a ADD PRIMARY KEY (x, y);");
        assertThat(help("CREATE TABLE a (id text NOT NULL);")).endsWith("ALTER TABLE public.a ADD PRIMARY KEY (id);");
        assertThat(help("CREATE TABLE a (x int);")).endsWith("GENERATED ALWAYS AS IDENTITY PRIMARY KEY;");
    }

    private String help(String table) {
        return rule.reports(table + "\n             ^ public.a\n")
                .findings()
                .get(0)
                .help()
                .orElseThrow();
    }

    @Test
    void acceptsPartitionsAndTablesThatAreDroppedAgain() {
        rule.accepts("""
                CREATE TABLE orders (id bigint, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE facts (id bigint, day date) PARTITION BY RANGE (day);
                CREATE TABLE staging (x int);
                DROP TABLE staging;
                CREATE TEMPORARY TABLE ids (id int);
                """);
    }

    @Test
    void acceptsSettingsThatAreColumnsAndNotThoseThatAreRows() {
        rule.reports("""
                CREATE TABLE config (personal_accounts boolean DEFAULT true, provider text);
                CREATE TABLE settings (key text, value text, secret boolean);
                             ^^^^^^^^ public.settings
                """);
    }
}
