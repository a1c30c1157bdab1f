package dev.stopover.rules.data;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkDataTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new BulkData());

    @Test
    void acceptsWhatOtherTablesAndTheCodeReferTo() {
        rule.with("rows", "1")
                .after("CREATE TABLE allowed_extensions (name text PRIMARY KEY);")
                .accepts("""
                INSERT INTO allowed_extensions VALUES ('hstore'), ('citext');
                """);
    }

    @Test
    void reportsRowsAboutPeopleAndVeryManyRows() {
        rule.with("rows", "1")
                .after("CREATE TABLE persons (name text, email text); CREATE TABLE words (word text);")
                .reports("""
                        INSERT INTO persons VALUES ('Ann', 'ann@example.com'), ('Bob', 'bob@example.com');
                        ^^^^^^^^^^^ 2 rows are put into persons
                        INSERT INTO words VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15),(16),(17),(18),(19),(20),(21);
                        ^^^^^^^^^^^ 21 rows are put into words
                        """);
    }

    @Test
    void countsTheRowsOfCopy() {
        rule.with("rows", "1").reports("""
                        COPY products (id) FROM stdin;
                        ^^^^ 2 rows are put into products
                        1
                        2
                        \\.
                        """);
    }

    @Test
    void countsTheColumnsThatAreFilled() {
        rule.with("rows", "1")
                .after("CREATE TABLE percentages (id bigint, low int, high int, a date, b date, c date, d date);")
                .reports("""
                        INSERT INTO percentages (low, high) VALUES (1, 2), (3, 4);
                        INSERT INTO percentages VALUES (1, 2), (3, 4);
                        ^^^^^^^^^^^ 2 rows are put into percentages
                        """);
    }

    @Test
    void acceptsNumbersWhateverTheTableIsCalled() {
        rule.with("rows", "1")
                .after("CREATE TABLE payment_percent (low int, high numeric(5, 2), note text);")
                .reports("""
                        INSERT INTO payment_percent (low, high) VALUES (1, 2), (3, 4);
                        INSERT INTO payment_percent (low, note) VALUES (1, 'x'), (3, 'y');
                        ^^^^^^^^^^^ 2 rows are put into payment_percent
                        """);
    }
}
