package dev.stopover.rules.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HardcodedCredentialTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new HardcodedCredential());

    @Test
    void findsPasswordsOfServersAndConnections() {
        rule.reports("""
                CREATE USER MAPPING FOR shop SERVER bank OPTIONS (user 'shop', password 'x8Kd02nfQ1');
                                                                                         ^^^^^^^^^^ is written out
                """);
    }

    @Test
    void findsHashesOfPasswords() {
        rule.reports("""
                INSERT INTO users (name, login) VALUES ('jane', '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy');
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a password's hash
                """);
    }

    @Test
    void findsTokensInRowsOfCopy() {
        rule.reports("""
                COPY clients (id, api_key) FROM stdin;
                1\tq7Gd82kfLw03
                  ^^^^^^^^^^^^ is written out
                \\.
                """);
    }

    @Test
    void notesAPublicKeyThatIsPutTogether() {
        Finding finding = rule.reports("""
                SELECT http_header('apiKey', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJp'
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a key of Supabase for the role anon
                  || 'c3MiOiJzdXBhYmFzZSIsInJlZiI6ImFiY2RlZmdoaWprbG1ub3BxcnN0Iiwicm9sZSI6ImFub24ifQ.c2lnbmF0dXJlc2lnbmF0dXJl');
                """).findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void leavesCommentsAlone() {
        rule.accepts("-- password = 'x8Kd02nfQ1'\nSELECT 1;\n");
    }
}
