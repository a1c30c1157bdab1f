package dev.stopover.rules.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void findsAddressesInASelectFromValues() {
        rule.reports("""
                INSERT INTO users (name, email) SELECT v.n, v.e FROM (VALUES ('Jane', 'jane.roe@gmail.com')) AS v (n, e);
                                                                                      ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInACommonTable() {
        rule.reports("""
                WITH v (e) AS (VALUES ('jane.roe@gmail.com')) INSERT INTO users (email) SELECT e FROM v;
                                       ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInADataChangeOfACommonTable() {
        rule.reports("""
                WITH made AS (INSERT INTO users (email) VALUES ('jane.roe@gmail.com') RETURNING id) SELECT * FROM made;
                                                                ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesThatAreMerged() {
        rule.reports("""
                MERGE INTO users u USING (VALUES ('jane.roe@gmail.com')) AS v (email) ON u.email = v.email WHEN NOT MATCHED THEN INSERT (email) VALUES (v.email);
                                                  ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInAnUpdateFromValues() {
        rule.reports("""
                UPDATE users u SET email = v.e FROM (VALUES (1, 'jane.roe@gmail.com')) AS v (id, e) WHERE u.id = v.id;
                                                                ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesThatAConflictWrites() {
        rule.reports("""
                INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET email = 'jane.roe@gmail.com';
                                                                                         ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInAnArray() {
        rule.reports("""
                INSERT INTO users (email) SELECT unnest(ARRAY['jane.roe@gmail.com']);
                                                              ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInJsonThatIsBuilt() {
        rule.reports("""
                INSERT INTO users (data) VALUES (jsonb_build_object('email', 'jane.roe@gmail.com'));
                                                                             ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInARecordset() {
        rule.reports("""
                INSERT INTO users SELECT * FROM jsonb_populate_recordset(NULL::users, '[{"email": "jane.roe@gmail.com", "phone": "+4915174039826"}]');
                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 e-mail address and 1 phone number
                """);
    }

    @Test
    void findsAddressesInATableThatIsMadeOfAQuery() {
        rule.reports("""
                CREATE TEMPORARY TABLE new_users AS SELECT 'jane.roe@gmail.com' AS email;
                                                           ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsAddressesInAVariable() {
        rule.reports("""
                DO $$
                DECLARE v_email text := 'jane.roe@gmail.com';
                                        ^^^^^^^^^^^^^^^^^^^^ is written into people: 1 e-mail address (j***@g***.com)
                BEGIN
                  INSERT INTO people (email) VALUES (v_email);
                END $$;
                """);
    }

    @Test
    void findsAddressesInAFunctionThatIsCalled() {
        rule.reports("""
                CREATE FUNCTION seed() RETURNS void LANGUAGE sql AS $$
                  INSERT INTO users (email) VALUES ('jane.roe@gmail.com');
                                                    ^^^^^^^^^^^^^^^^^^^^ 1 e-mail address (j***@g***.com)
                $$;
                SELECT seed();
                """);
    }

    @Test
    void acceptsAFunctionThatIsNotCalled() {
        rule.accepts("""
                CREATE FUNCTION seed() RETURNS void LANGUAGE sql AS $$
                  INSERT INTO users (email) VALUES ('jane.roe@gmail.com');
                $$;
                """);
    }

    @Test
    void findsAddressesThatAFunctionGets() {
        rule.reports("""
                SELECT auth.create_user('jane.roe@gmail.com', 'secret');
                                        ^^^^^^^^^^^^^^^^^^^^ is passed to auth.create_user: 1 e-mail address (j***@g***.com)
                """);
    }

    @Test
    void findsWhoIsGivenARole() {
        var reported = rule.reports("""
                INSERT INTO user_roles (user_id, role) SELECT u.id, 'admin' FROM users u WHERE u.email = 'jane.roe@gmail.com';
                                                                                                         ^^^^^^^^^^^^^^^^^^^^ Who gets rights in user_roles is chosen by what looks like real people's data
                """);

        assertThat(reported.findings()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void findsAddressesThatAProcedureGets() {
        rule.reports("""
                CALL add_customer('jane.roe@gmail.com');
                                  ^^^^^^^^^^^^^^^^^^^^ passed to add_customer
                """);
    }

    @Test
    void findsWhomAPolicyLetsIn() {
        rule.reports("""
                CREATE POLICY boss ON reports USING (auth.email() = 'jane.roe@gmail.com');
                                                                    ^^^^^^^^^^^^^^^^^^^^ Who gets rights in reports is chosen by what looks like real people's data
                """);
    }

    @Test
    void notesAnAddressThatOnlyChoosesRows() {
        var reported = rule.reports("""
                UPDATE users SET plan = 'pro' WHERE email = 'jane.roe@gmail.com';
                                                            ^^^^^^^^^^^^^^^^^^^^ Rows of users are chosen by
                """);

        assertThat(reported.findings()).extracting(Finding::severity).containsExactly(Severity.NOTE);
    }

    @Test
    void notesTheAddressOfARole() {
        var reported = rule.reports("""
                INSERT INTO users (email) VALUES ('deleted-account@shop.io');
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ Addresses of a role, not of a person, are written into users: 1 e-mail address
                """);

        assertThat(reported.findings()).extracting(Finding::severity).containsExactly(Severity.NOTE);
    }

    @Test
    void findsSeveralDataInOneTextOfJson() {
        rule.reports("""
                INSERT INTO t7 VALUES (1, '{"staff": [{"email": "jane.roe@gmail.com"}, {"phone": "+49 171 9384756"}]}');
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 e-mail address and 1 phone number
                """);
    }

    @Test
    void findsAddressesInATemporaryTable() {
        rule.reports("""
                CREATE TEMPORARY TABLE loaded (id bigint, email text);
                INSERT INTO loaded VALUES (1, 'jane.roe@gmail.com');
                                              ^^^^^^^^^^^^^^^^^^^^ written into loaded
                DROP TABLE loaded;
                """);
    }

    @Test
    void findsAddressesThatALoopGoesThrough() {
        rule.reports("""
                DO $$
                DECLARE address text; r record;
                BEGIN
                  FOREACH address IN ARRAY ARRAY['jane.roe@gmail.com'] LOOP
                                                 ^^^^^^^^^^^^^^^^^^^^ written into users: 2 e-mail addresses
                    INSERT INTO users (email) VALUES (address);
                  END LOOP;
                  FOR r IN SELECT * FROM (VALUES ('john.roe@gmail.com')) AS v (email) LOOP
                    INSERT INTO users (email) VALUES (r.email);
                  END LOOP;
                END $$;
                """);
    }

    @Test
    void findsAddressesInDefaults() {
        rule.reports("""
                CREATE TABLE shops (id bigint, email text DEFAULT 'jane.roe@gmail.com');
                                                                  ^^^^^^^^^^^^^^^^^^^^ written into shops
                """);
        rule.after("CREATE TABLE shops (id bigint, email text);").reports("""
                ALTER TABLE shops ALTER COLUMN email SET DEFAULT 'jane.roe@gmail.com';
                                                                 ^^^^^^^^^^^^^^^^^^^^ written into shops
                """);
    }

    @Test
    void reportsRowsThatAreChosenAndChangedOnce() {
        rule.reports("""
                UPDATE users SET email = 'jane.roe@gmail.com' WHERE email = 'jane.doe@gmail.com';
                                         ^^^^^^^^^^^^^^^^^^^^ written into users: 1 e-mail address
                """);
    }

    @Test
    void findsManyAddressesWhateverTheTableIsCalled() {
        String rows = IntStream.range(0, 20)
                .mapToObj("('jane.roe%s@gmail.com')"::formatted)
                .collect(Collectors.joining(", "));
        rule.reports(
                "INSERT INTO t7 VALUES " + rows + ";\n" + " ".repeat(23) + "^".repeat(21) + " 20 e-mail addresses\n");
        rule.accepts("INSERT INTO t7 VALUES ('jane.roe@gmail.com');");
    }

    @Test
    void takesNoNumberThatNoCountryGivesOutForAPhone() {
        rule.accepts("""
                INSERT INTO customers (name, phone) VALUES
                    ('Ann', '+1 555 987 6543'),
                    ('Bo', '+99912345678'),
                    ('Cy', '+44 1234 5');
                """);
        rule.reports("""
                INSERT INTO customers (name, phone) VALUES ('Ann', '+33 1 42 68 53 00');
                                                                   ^^^^^^^^^^^^^^^^^^^ 1 phone number (+33***)
                """);
    }
}
