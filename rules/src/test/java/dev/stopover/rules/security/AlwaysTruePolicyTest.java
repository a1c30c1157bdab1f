package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlwaysTruePolicyTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new AlwaysTruePolicy());

    @Test
    void weighsWritingMoreThanReading() {
        assertThat(rule.after("CREATE TABLE orders (id bigint);").reports("""
                        CREATE POLICY a ON orders FOR SELECT TO web USING (true);
                                      ^ lets web read any row
                        CREATE POLICY b ON orders FOR INSERT TO web WITH CHECK (true);
                                      ^ lets web write any row
                        CREATE POLICY c ON orders TO web USING (true) WITH CHECK (id > 0);
                                      ^ lets web write any row
                        """).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE, Severity.WARNING, Severity.WARNING);
    }

    @Test
    void acceptsWhatIsDroppedAgainAndWhatIsForTheServerOnly() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        CREATE POLICY a ON orders TO web USING (true);
                        DROP POLICY a ON orders;
                        CREATE POLICY b ON orders TO service_role USING (true) WITH CHECK (true);
                        """);
    }

    @Test
    void acceptsAnExistingPolicyThatNobodyCanEditAnyMore() {
        rule.after("CREATE TABLE orders (id bigint); CREATE POLICY a ON orders TO web USING (true);")
                .accepts("CREATE TABLE notes (id bigint);");
    }
}
