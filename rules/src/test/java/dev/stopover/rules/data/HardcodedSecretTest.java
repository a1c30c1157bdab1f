package dev.stopover.rules.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HardcodedSecretTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new HardcodedSecret());

    private static final String PAYLOAD_OF_ANON = "eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJhbm9uIn0";
    private static final String PAYLOAD_OF_SERVICE = "eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJzZXJ2aWNlX3JvbGUifQ";

    @Test
    void saysWhoseKeyASupabaseTokenIs() {
        String sql = "SELECT 'eyJhbGciOiJIUzI1NiJ9.%s.c2lnbmF0dXJlLW9mLWEta2V5';";
        assertThat(only(sql.formatted(PAYLOAD_OF_SERVICE)))
                .extracting(Finding::severity, finding -> finding.message().contains("for the role service_role"))
                .containsExactly(Severity.ERROR, true);
        assertThat(only(sql.formatted(PAYLOAD_OF_ANON)))
                .extracting(Finding::severity, finding -> finding.message().contains("for the role anon"))
                .containsExactly(Severity.NOTE, true);
    }

    private Finding only(String sql) {
        int from = sql.indexOf("eyJ") + 3;
        int to = sql.lastIndexOf('\'');
        return rule.reports(sql + "\n" + " ".repeat(from) + "^".repeat(to - from) + " looks like\n")
                .findings()
                .get(0);
    }

    @Test
    void findsAKeyInACommentAndAPasswordInAnAddress() {
        rule.reports("""
                -- old key: sk_live_4eC39HqLyjWDarjtT1zdp7dc
                                    ^^^^^^^^^^^^^^^^^^^^^^^^ a key of Stripe
                SELECT dblink('postgres://shop:hunter22@db.shop.io/shop', 'SELECT 1');
                                               ^^^^^^^^ a password in an address
                """);
    }

    @Test
    void countsAKeyThatStandsTwice() {
        rule.reports("""
                SELECT 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
                                ^^^^^^^^^^^^^^^^^^^^^^^^ a key of Stripe stands here, 2 times
                SELECT 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
                """);
    }

    @Test
    void leavesAloneWhatOtherToolsAreTold() {
        rule.accepts("SELECT 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'; -- gitleaks:allow\n");
    }

    @Test
    void keepsItOutOfEveryReport() {
        Finding finding = rule.reports("""
                        SELECT 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
                                        ^^^^^^^^^^^^^^^^^^^^^^^^ a key of Stripe
                        """).findings().get(0);
        assertThat(finding.message()).doesNotContain("4eC39");
        assertThat(finding.secrets())
                .extracting(range -> range.of(finding.file().text()))
                .containsExactly("4eC39HqLyjWDarjtT1zdp7dc");
    }
}
