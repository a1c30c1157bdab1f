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
                                      ^ Whoever it is for reads every row, for its condition is always true: policy a of public.orders.
                        CREATE POLICY b ON orders FOR INSERT TO web WITH CHECK (true);
                                      ^ lets web add any row
                        CREATE POLICY c ON orders TO web USING (true) WITH CHECK (id > 0);
                                      ^ lets web read, change and delete any row
                        CREATE POLICY d ON orders FOR UPDATE TO web USING (id > 0) WITH CHECK (true);
                                      ^ lets web leave a row that it may change as anybody's
                        """).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE, Severity.ERROR, Severity.ERROR, Severity.WARNING);
    }

    @Test
    void countsWhatIsReadByAllOnceForTheHistory() {
        rule.file("migrations/1_a.sql", """
                        CREATE TABLE zones (id bigint);
                        CREATE POLICY a ON zones FOR SELECT TO web USING (true);
                        """).file("migrations/2_b.sql", """
                        CREATE TABLE rates (id bigint);
                        CREATE POLICY b ON rates FOR SELECT TO web USING (true);
                                      ^ policy b of public.rates and 1 other policy.
                        """).reports();
    }

    @Test
    void saysWhichColumnsOfPeopleAreRead() {
        Finding finding = rule.after("CREATE TABLE people (id bigint, \"eMail\" text, phone text, owner_id uuid);")
                .reports("""
                        CREATE POLICY a ON people FOR SELECT TO web USING (true);
                                      ^ lets web read any row, "eMail", phone among its columns
                        """)
                .findings()
                .get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.help().orElseThrow())
                .contains("ALTER POLICY a ON public.people USING (owner_id = current_user);");
    }

    @Test
    void acceptsWhatNoRoleOfTheApiComesTo() {
        rule.file("supabase/config.toml", "[api]\nschemas = [\"public\", \"api\"]\n")
                .file("supabase/migrations/20250101000000_orders.sql", """
                CREATE SCHEMA private;
                CREATE TABLE private.zones (id bigint);
                CREATE POLICY a ON private.zones TO authenticated USING (true);
                CREATE SCHEMA api;
                CREATE TABLE api.zones (id bigint);
                GRANT ALL ON api.zones TO authenticated;
                CREATE POLICY a ON api.zones TO authenticated USING (true);
                CREATE TABLE roles (id bigint);
                CREATE POLICY b ON roles TO supabase_auth_admin USING (true);
                CREATE TABLE bills (id bigint);
                REVOKE ALL ON bills FROM anon, authenticated;
                CREATE POLICY c ON bills USING (true);
                """)
                .accepts();
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
