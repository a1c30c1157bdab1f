package dev.stopover.rules.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateVersionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DuplicateVersion());

    @Test
    void reportsTheLaterFileAndPointsAtTheEarlier() {
        List<Finding> findings = rule.file("migrations/1_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file(
                        "migrations/1_zones.up.sql",
                        "^ file: Version 1 is already that of 1_orders.up.sql, and runners refuse to run with both, or run one of them alone.\nCREATE TABLE zones (id bigint);")
                .reports()
                .findings();
        assertThat(findings.get(0).related())
                .extracting(related -> related.file().path())
                .containsExactly("migrations/1_orders.up.sql");
    }

    @Test
    void saysThatTheSupabaseCliRecordsAVersionOnce() {
        rule.file("supabase/migrations/20250101000000_orders.sql", "CREATE TABLE orders (id bigint);")
                .file(
                        "supabase/migrations/20250101000000_zones.sql",
                        "^ file: the Supabase CLI records a version once\nCREATE TABLE zones (id bigint);")
                .reports();
    }

    @Test
    void acceptsFilesOfOneNumberThatPsqlRuns() {
        rule.file("migrations/001_orders.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_zones.sql", "CREATE TABLE zones (id bigint);")
                .accepts();
    }

    @Test
    void acceptsVersionsThatDiffer() {
        rule.file("db/migration/V1__orders.sql", "CREATE TABLE orders (id bigint);")
                .file("db/migration/V1_1__zones.sql", "CREATE TABLE zones (id bigint);")
                .accepts();
    }
}
