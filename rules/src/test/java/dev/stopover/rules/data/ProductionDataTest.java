package dev.stopover.rules.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductionDataTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ProductionData());

    @Test
    void findsAddressesByTheColumnsThatTheTableHas() {
        rule.after("CREATE TABLE people (id bigint, nick text, email text);").reports("""
                        INSERT INTO people VALUES (1, 'jane', 'jane.roe@gmail.com');
                                                              ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                        """);
    }

    /** Which text goes into which column of a selected list is JSqlParser's answer. */
    @Test
    void findsAddressesInASelectedList() {
        rule.reports("""
                INSERT INTO admins (id, email) SELECT 1, 'jane.roe@gmail.com' WHERE true;
                                                         ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesThatChooseTheRows() {
        rule.reports("""
                DELETE FROM users WHERE lower(email) = 'jane.roe@gmail.com';
                                                       ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInRowsOfCopy() {
        rule.reports("""
                COPY users (id, email) FROM stdin;
                1\tjane.roe@gmail.com
                  ^^^^^^^^^^^^^^^^^^ 2 e-mail addresses (j***@g***.com, s***@g***.com)
                2\tsam.poe@gmail.com
                \\.
                """);
    }

    @Test
    void findsAccountsAndCards() {
        rule.reports("""
                INSERT INTO payments (account, card_number) VALUES ('DE75512108001245126199', '4539 1488 0343 6467');
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^ 1 bank account number and 1 card number (DE***, 4***)
                """);
    }

    @Test
    void acceptsNumbersThatAreKeptForTests() {
        rule.accepts("""
                INSERT INTO payments (account, card_number) VALUES
                    ('DE89370400440532013000', '4242 4242 4242 4242'),
                    ('DE89370400440532013001', '1234 5678 9012 3456');
                """);
    }

    @Test
    void acceptsAddressesOfNobody() {
        rule.accepts("""
                INSERT INTO users (email) VALUES
                    ('jane@example.com'), ('jane@mail.example.org'), ('jane@shop.test'), ('dev@test.com'),
                    ('jane@acme.io'), ('icon@2x.png'), ('{{ADMIN}}@{{DOMAIN}}');
                """);
    }

    @Test
    void acceptsTheProjectsOwnDomains() {
        rule.with("own-domains", "[\"shop.io\"]").accepts("INSERT INTO users (email) VALUES ('jane.roe@shop.io');");
    }

    @Test
    void acceptsARowThatIsComputed() {
        rule.accepts("UPDATE users SET email = lower(email), name = 'jane.roe';");
    }

    @Test
    void warnsWhereTheTableIsNotAboutPeople() {
        var reported = rule.reports("""
                INSERT INTO newsletters (id, email) VALUES (1, 'jane.roe@gmail.com');
                                                               ^^^^^^^^^^^^^^^^^^^^ is written into newsletters
                """);

        assertThat(reported.findings())
                .extracting(finding -> finding.severity())
                .containsExactly(Severity.WARNING);
    }

    @Test
    void printsNothingWhole() {
        var reported = rule.reports("""
                INSERT INTO users (email) VALUES ('jane.roe@gmail.com'), ('sam.poe@gmail.com');
                                                  ^^^^^^^^^^^^^^^^^^^^ 2 e-mail addresses
                """);

        assertThat(reported.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).doesNotContain("jane", "gmail", "sam");
            assertThat(finding.secrets())
                    .extracting(range -> range.of(finding.file().text()))
                    .containsExactly("'jane.roe@gmail.com'", "'sam.poe@gmail.com'");
        });
    }
}
