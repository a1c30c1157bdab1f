package dev.stopover.rules.transactions;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;

class ConcurrentIndexWaitsForFlywayTest {

    private static final String REPORTED = """
            CREATE INDEX CONCURRENTLY i ON orders (id);
            ^^^^^^^^^^^^ waits for the transaction in which Flyway holds its lock
            """;

    private static final String PLAIN = "CREATE INDEX CONCURRENTLY i ON orders (id);";

    final RuleTester rule = RuleTester.of(new ConcurrentIndexWaitsForFlyway());

    @Test
    void reportsWhereNothingIsSaidOfTheLock() {
        rule.file("db/migration/V1__i.sql", REPORTED).reports();
        rule.file("db/migration/V1__i.sql.conf", "executeInTransaction=false")
                .file("db/migration/V1__i.sql", """
                        REINDEX TABLE CONCURRENTLY orders;
                        ^^^^^^^^^^^^^ REINDEX CONCURRENTLY waits
                        """)
                .reports();
    }

    @Test
    void acceptsTheSettingInEachFile() {
        rule.file("flyway.conf", "flyway.postgresql.transactional.lock=false")
                .file("db/migration/V1__i.sql", PLAIN)
                .accepts();
        rule.file("src/main/resources/application.properties", "spring.flyway.postgresql.transactional-lock=false")
                .file("src/main/resources/db/migration/V1__i.sql", PLAIN)
                .accepts();
        rule.file(
                        "src/main/resources/application.yml",
                        "spring:\n  flyway:\n    postgresql:\n      transactional-lock: false\n")
                .file("src/main/resources/db/migration/V1__i.sql", PLAIN)
                .accepts();
    }

    @Test
    void reportsOnlyTheFirstOfAProjectThatWentOn() {
        rule.file("db/migration/V1__i.sql", REPORTED)
                .file("db/migration/V2__j.sql", "CREATE INDEX CONCURRENTLY j ON orders (id);")
                .reports();
    }

    @Test
    void acceptsWhatNoConcurrentBuildIsAndWhatAnotherRunnerRuns() {
        rule.file("db/migration/V1__i.sql", "CREATE INDEX i ON orders (id);").accepts();
        rule.file("supabase/migrations/20250101000000_i.sql", PLAIN).accepts();
    }
}
